import { indexedDbStorage } from './indexed-db-storage.ts';
import { type Journal, openJournal } from './journal.ts';
import type { JournalStorage } from './journal-storage.ts';
import { memoryStorage } from './memory-storage.ts';
import { openTabChannel } from './tab-channel.ts';

interface DefaultJournal {
  /** The app's own storage, instead of IndexedDB or memory. */
  readonly storage?: JournalStorage | undefined;
  /** True if the tabs of the browser share it, in IndexedDB. */
  readonly isShared: boolean;
  readonly report: (what: string, error: unknown) => void;
}

/** Opens the journal of an app on this device. */
export const openDefaultJournal = (name: string, { storage, isShared, report }: DefaultJournal): Journal =>
  openJournal(storage ?? (isShared ? indexedDbStorage(name) : memoryStorage()), openTabChannel(name, isShared), {
    tabId: Math.random().toString(36).slice(2),
    isDurable: isShared || !!storage,
    report,
  });
