import type { Answer, Work } from '../app/device-api.ts';

export interface Entry {
  readonly device: number;
  readonly work: Work;
  answer?: Answer;
  /** The device tells of its refusal, in this run of the page or a later one. */
  refused?: true;
  /** Set if the page ended before an answer: whether the device had queued it by then. */
  orphaned?: 'kept' | 'unsure';
}

export const keyOf = (work: Work): string => (work.do === 'send' ? work.command.id : work.key);

/** Every piece of work, its device, and its answer as far as known. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  begin(device: number, work: Work): void;
  answered(answers: Readonly<Record<string, Answer>>): void;
  /** Records the ids of refusals that a device keeps. */
  refused(ids: readonly string[]): void;
  /** Records that a device's page ended: unanswered work will stay so, unless the device queued it. */
  orphan(device: number, kept: readonly string[] | 'all'): void;
}

export const createLedger = (): Ledger => {
  const entries = new Map<string, Entry>();
  return {
    entries,
    begin: (device, work) => entries.set(keyOf(work), { device, work }),
    answered: (answers) => {
      for (const [key, answer] of Object.entries(answers)) {
        const entry = entries.get(key);
        if (entry) entry.answer ??= answer;
      }
    },
    refused: (ids) => {
      for (const id of ids) {
        const entry = entries.get(id);
        if (entry) entry.refused = true;
      }
    },
    orphan: (device, kept) => {
      for (const [key, entry] of entries) {
        if (entry.device !== device || entry.answer || entry.orphaned) continue;
        entry.orphaned = kept === 'all' || kept.includes(key) ? 'kept' : 'unsure';
      }
    },
  };
};
