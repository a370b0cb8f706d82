import type { Answer, KeptRefusal, Work } from '../app/device-api.ts';

export interface Author {
  readonly device: number;
  readonly tab: number;
  readonly uid: string;
}

export interface Entry extends Author {
  readonly work: Work;
  answer?: Answer;
  /** The device tells of its refusal, in this run of the page or a later one. */
  refused?: true;
  /** Set if the page ended before an answer: whether the device had queued it by then. */
  orphaned?: 'kept' | 'unsure';
}

const isCancelled = (answer: Answer): boolean => answer.outcome === 'failed' && answer.error.code === 'cancelled';

export const keyOf = (work: Work): string => (work.do === 'send' ? work.command.id : work.key);

/** Every piece of work, its device, and its answer as far as known. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  begin(author: Author, work: Work): void;
  answered(answers: Readonly<Record<string, Answer>>): void;
  /** Collections and ids of the records of which a device keeps a refusal. */
  readonly refusedRecords: ReadonlySet<string>;
  /** Records the refusals that a device keeps. */
  refused(refusals: readonly KeptRefusal[]): void;
  /** Records that a page ended, or its person left: unanswered work stays so, unless the device keeps it. */
  orphan(page: Pick<Author, 'device' | 'tab'>, kept: readonly string[] | 'all'): void;
  /** True if the work has neither an answer nor a refusal. */
  isOpen(key: string): boolean;
}

export const createLedger = (): Ledger => {
  const entries = new Map<string, Entry>();
  const refusedRecords = new Set<string>();
  return {
    entries,
    begin: (author, work) => entries.set(keyOf(work), { ...author, work }),
    answered: (answers) => {
      for (const [key, answer] of Object.entries(answers)) {
        const entry = entries.get(key);
        // With the session ends the promise, and not the work.
        if (entry && !(entry.orphaned && isCancelled(answer))) entry.answer ??= answer;
      }
    },
    refusedRecords,
    refused: (refusals) => {
      for (const { id, followers, record } of refusals) {
        if (record) refusedRecords.add(record);
        for (const refused of [id, ...followers]) {
          const entry = entries.get(refused);
          if (entry) entry.refused = true;
        }
      }
    },
    isOpen: (key) => !entries.get(key)?.answer && !entries.get(key)?.refused,
    orphan: ({ device, tab }, kept) => {
      for (const [key, entry] of entries) {
        if (entry.device !== device || entry.tab !== tab || entry.answer || entry.orphaned) continue;
        entry.orphaned = kept === 'all' || kept.includes(key) ? 'kept' : 'unsure';
      }
    },
  };
};
