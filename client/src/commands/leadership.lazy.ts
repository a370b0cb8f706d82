import { fromEvent } from 'rxjs';

/** Calls back when this tab begins and ends to send for all tabs of the user. */
export interface Leadership {
  readonly begin: () => void;
  readonly end: () => void;
}

/**
 * Lets one tab send for all of them. A browser gives the lock of a dead tab to the next one. A tab that the user looks
 * at takes the lock, because browsers slow down the timers of hidden tabs. Two tabs may then send the same step, which
 * takes effect once. Without locks, as in Node, there is only one tab.
 *
 * @returns stops it
 */
export const lead = (name: string, isShared: boolean, { begin, end }: Leadership): (() => void) => {
  const locks = isShared ? globalThis.navigator?.locks : undefined;
  if (!locks) {
    begin();
    return end;
  }
  let isStopped = false;
  let isLeading = false;
  let release = (): void => {};
  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      if (isStopped) return resolve();
      isLeading = true;
      begin();
      release = resolve;
    });
  const lose = (): void => {
    if (!isLeading) return;
    isLeading = false;
    end();
  };
  const ask = (steal: boolean): void => {
    locks.request(name, { steal }, hold).catch(() => {
      lose();
      // Another tab has taken it. It returns when that tab closes.
      if (!isStopped) ask(false);
    });
  };
  const takeIfSeen = (): void => {
    // A worker has no document, and shares its lock with the pages.
    const page = globalThis.document;
    if (page?.visibilityState === 'visible' && page.hasFocus() && !isLeading) ask(true);
  };
  ask(false);
  const seen = fromEvent(globalThis, 'focus').subscribe(takeIfSeen);
  takeIfSeen();
  return () => {
    isStopped = true;
    seen.unsubscribe();
    release();
    lose();
  };
};
