import type { JournalStorage } from '../journal/journal-storage.ts';

/**
 * A disk that lasts as long as the fake. As in IndexedDB, a read sees the writes that have begun before it, and ends
 * before those that begin after it.
 */
export const mapStorage = (): JournalStorage => {
  const entries = new Map<string, string>();
  return {
    readAll: async () => [...entries],
    write: async (changes) => {
      await new Promise((resolve) => setTimeout(resolve));
      for (const [key, value] of changes) {
        if (value === undefined) entries.delete(key);
        else entries.set(key, value);
      }
    },
  };
};
