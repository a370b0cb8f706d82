import type { Answer, Work } from '../app/device-api.ts';

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

export const keyOf = (work: Work): string => (work.do === 'send' ? work.command.id : work.key);

/** Every piece of work, its device, and its answer as far as known. */
export interface Ledger {
  readonly entries: ReadonlyMap<string, Entry>;
  begin(author: Author, work: Work): void;
  answered(answers: Readonly<Record<string, Answer>>): void;
  /** Records the ids of refusals that a device keeps. */
  refused(ids: readonly string[]): void;
  /** Records that a page ended, or its person left: unanswered work stays so, unless the device keeps it. */
  orphan(page: Pick<Author, 'device' | 'tab'>, kept: readonly string[] | 'all'): void;
  /** True if the work has neither an answer nor a refusal. */
  isOpen(key: string): boolean;
}

export const createLedger = (): Ledger => {
  const entries = new Map<string, Entry>();
  return {
    entries,
    begin: (author, work) => entries.set(keyOf(work), { ...author, work }),
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
    isOpen: (key) => !entries.get(key)?.answer && !entries.get(key)?.refused,
    orphan: ({ device, tab }, kept) => {
      for (const [key, entry] of entries) {
        if (entry.device !== device || entry.tab !== tab || entry.answer || entry.orphaned) continue;
        entry.orphaned = kept === 'all' || kept.includes(key) ? 'kept' : 'unsure';
      }
    },
  };
};
