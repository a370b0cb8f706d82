import type { Answer, Work } from '../app/device-api.ts';

export interface Entry {
  readonly device: number;
  readonly work: Work;
  answer?: Answer;
  /** Its page went before there was an answer; whether the device had kept it by then. */
  orphaned?: 'kept' | 'unsure';
}

export const keyOf = (work: Work): string => (work.do === 'send' ? work.command.id : work.key);

/** What was asked for, where, and what is known of its answer. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  begin(device: number, work: Work): void;
  answered(answers: Readonly<Record<string, Answer>>): void;
  /** A device's page goes: what has no answer will not have one, but for those that the device has kept. */
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
    orphan: (device, kept) => {
      for (const [key, entry] of entries) {
        if (entry.device !== device || entry.answer || entry.orphaned) continue;
        entry.orphaned = kept === 'all' || kept.includes(key) ? 'kept' : 'unsure';
      }
    },
  };
};
