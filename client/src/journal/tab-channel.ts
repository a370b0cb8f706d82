import type { Entry, Settlement } from './entry.ts';

/** A change of the journal that a tab tells the others. */
export type JournalChange =
  | { readonly put: Entry }
  /** The entry has left the journal, or stays in it as a refusal. */
  | { readonly settled: string; readonly settlement: Settlement }
  | { readonly removed: string };

/** Connects the tabs of one browser. Messages of a tab arrive in order, and not at the tab itself. */
export interface TabChannel {
  tell(changes: readonly JournalChange[]): void;
  listen(next: (changes: readonly JournalChange[]) => void): void;
  close(): void;
}

/** @returns a channel without other tabs if the platform has none */
export const openTabChannel = (name: string, isShared: boolean): TabChannel => {
  const channel = isShared && globalThis.BroadcastChannel ? new BroadcastChannel(name) : undefined;
  return {
    tell: (changes) => channel?.postMessage(changes),
    listen: (next) => channel?.addEventListener('message', ({ data }) => next(data)),
    close: () => channel?.close(),
  };
};
