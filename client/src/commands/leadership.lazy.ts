import { fromEvent } from 'rxjs';

/** Calls back when this tab begins and ends to send for all tabs of the user. One end follows each beginning. */
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
  let isQueued = false;
  /** Ends the hold of this tab, if it has one. */
  let release: (() => void) | undefined;

  const ask = (steal: boolean): void => {
    let lose = (): void => {};
    const hold = (): Promise<void> => {
      if (!steal) isQueued = false;
      if (isStopped) return Promise.resolve();
      // A tab that takes the lock from itself hears of the grant before the loss.
      release?.();
      begin();
      return new Promise((resolve) => {
        lose = () => {
          if (release !== lose) return;
          release = undefined;
          end();
          resolve();
        };
        release = lose;
      });
    };
    locks.request(name, { steal }, hold).catch(() => {
      lose();
      if (steal || !isQueued || isStopped) return queue();
      // Refused without a grant: this page may not use locks, nor the storage that tabs share.
      release = end;
      begin();
    });
  };
  /** Another tab has the lock. It returns when that tab closes. */
  const queue = (): void => {
    if (isQueued || isStopped) return;
    isQueued = true;
    ask(false);
  };
  const takeIfSeen = (): void => {
    // A worker has no document, and shares its lock with the pages.
    const page = globalThis.document;
    if (page?.visibilityState === 'visible' && page.hasFocus() && !release) ask(true);
  };

  queue();
  const seen = fromEvent(globalThis, 'focus').subscribe(takeIfSeen);
  takeIfSeen();
  return () => {
    isStopped = true;
    seen.unsubscribe();
    release?.();
  };
};
