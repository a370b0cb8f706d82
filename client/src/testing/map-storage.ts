import type { JournalStorage } from '../journal/journal-storage.ts';

/** A disk that lasts as long as the fake. */
export const mapStorage = (): JournalStorage => {
  const entries = new Map<string, string>();
  return {
    readAll: async () => [...entries],
    write: async (changes) => {
      for (const [key, value] of changes) {
        if (value === undefined) entries.delete(key);
        else entries.set(key, value);
      }
    },
  };
};
