import type { JournalStorage } from './journal-storage.ts';

const storeName = 'entries';

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const openDatabase = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  const database = await asked(request);
  // Code that deletes it would wait for this tab, and all tabs that open it later would wait for that code.
  database.onversionchange = () => database.close();
  return database;
};

/** A journal in IndexedDB, which all tabs share. */
export const indexedDbStorage = (name: string): JournalStorage => {
  let opening: Promise<IDBDatabase> | undefined;

  /**
   * Browsers may close a database at any time, for example after a long sleep. One more attempt opens it again.
   */
  const transact = async (mode: IDBTransactionMode, isRetry = false): Promise<IDBTransaction> => {
    opening ??= openDatabase(name);
    try {
      return (await opening).transaction(storeName, mode, { durability: 'relaxed' });
    } catch (error) {
      opening = undefined;
      if (isRetry) throw error;
      return await transact(mode, true);
    }
  };

  return {
    readAll: async () => {
      const store = (await transact('readonly')).objectStore(storeName);
      const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked<string[]>(store.getAll())]);
      return keys.map((key, n) => [String(key), values[n] ?? ''] as const);
    },
    write: async (changes) => {
      const transaction = await transact('readwrite');
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      const store = transaction.objectStore(storeName);
      for (const [key, value] of changes) value === undefined ? store.delete(key) : store.put(value, key);
      transaction.commit();
      await done;
    },
  };
};
