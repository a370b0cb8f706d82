import { waitForPendingWrites } from 'firebase/firestore';
import { filter, fromEvent } from 'rxjs';
import type { Connection } from './connection.ts';

/** Of the documents that a device keeps. Raise it when a release could not read what an older one has kept. */
const schemaVersion = '1';
const key = 'counterfoil/cache';

/** Looks after what this device has kept: whether it may be shown, and when it is to go. */
export interface CacheKeeper {
  /** Whether what is kept may be shown: it is of this release, and nobody has lost the right to it. */
  isGood(): boolean;
  /** Drops it all at once, what waits to be sent included. */
  clear(): Promise<void>;
  /** Drops it as soon as nothing waits to be sent, be it at the next start; until then it is not shown for the server's. */
  clearOnceSent(): Promise<void>;
}

const storage = typeof localStorage === 'undefined' ? undefined : localStorage;
const versionIn = (value: string | null | undefined): string => value?.split(' ')[0] ?? schemaVersion;

const note = (value: string): void => {
  try {
    storage?.setItem(key, value);
  } catch {
    // A device that is full, or lets nothing be kept: then nothing was kept that could be outdated.
  }
};

export const createCacheKeeper = (connection: Connection): CacheKeeper => {
  const isGood = () => versionIn(storage?.getItem(key)) === schemaVersion;
  // With its time, so that other tabs hear of it: their Firestore ends with the database they share.
  const markGood = () => note(`${schemaVersion} ${Date.now()}`);

  const clear = async (): Promise<void> => {
    await connection.renew({ forget: true });
    markGood();
  };

  const clearOnceSent = async (): Promise<void> => {
    note('outdated');
    await waitForPendingWrites(connection.firestore$.value);
    await clear();
  };

  if (!isGood()) void clearOnceSent().catch(() => {});
  else if (!storage?.getItem(key)) markGood();
  if (typeof addEventListener !== 'undefined') {
    fromEvent<StorageEvent>(globalThis, 'storage')
      .pipe(filter((event) => event.key === key && versionIn(event.newValue) === schemaVersion))
      .subscribe(() => void connection.renew());
  }
  return { isGood, clear, clearOnceSent };
};
