import { debounceTime, filter, ignoreElements, interval, merge, Observable, startWith, tap } from 'rxjs';

/** How long the count is left to settle before it is told. */
const settleMs = 1000;

export interface HeartbeatLoop {
  /** Tells how many commands wait; resolves once the server has it. */
  readonly write: (queued: number) => Promise<void>;
  readonly queued: Observable<number>;
  readonly everyMs: number;
}

/**
 * Tells at once, then every so often, and soon after the count has changed; until it is unsubscribed. One at a time: without a
 * network a write waits with the SDK, and those of an hour would be sent one after the other. What came meanwhile is told
 * once, after it. A write that fails is made up for by the next.
 */
export const heartbeatLoop = ({ write, queued, everyMs }: HeartbeatLoop): Observable<never> =>
  new Observable((subscriber) => {
    let count = 0;
    let told: number | undefined;
    let writing = false;
    let missed = false;

    const beat = async (): Promise<void> => {
      missed = writing;
      if (writing) return;
      writing = true;
      told = count;
      try {
        await write(count);
      } catch {
        // Nobody waits for it.
      }
      writing = false;
      if (missed && !subscriber.closed) await beat();
    };

    const changes = queued.pipe(
      tap((next) => {
        count = next;
      }),
      debounceTime(settleMs),
      filter(() => count !== told),
    );
    // The count first, so that the first beat knows it.
    return merge(changes, interval(everyMs).pipe(startWith(0)))
      .pipe(tap(beat), ignoreElements())
      .subscribe({ error: (error) => subscriber.error(error) });
  });
