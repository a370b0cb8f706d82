import { secondMs } from '@counterfoil/domain/core';
import { debounceTime, filter, ignoreElements, interval, merge, Observable, startWith, tap } from 'rxjs';

/** Debounce time for a changed count. */
const debounceMs = secondMs;

export interface HeartbeatLoop {
  /** Writes a heartbeat with the queued commands; resolves once the server has it. */
  readonly write: (queued: readonly Date[]) => Promise<void>;
  /** Since when each queued command waits, in server time; the oldest first. */
  readonly queued: Observable<readonly Date[]>;
  readonly everyMs: number;
}

/**
 * Writes a heartbeat at once, then every `everyMs`, and one second after the count changes, until its subscriber
 * leaves. Only one write is open at a time: offline, the SDK queues writes, and would send those of an hour one after
 * the other. It merges heartbeats during an open write into one, after it. The loop does not retry a failed write: the
 * next heartbeat replaces it.
 */
export const heartbeatLoop = ({ write, queued, everyMs }: HeartbeatLoop): Observable<never> =>
  new Observable((subscriber) => {
    let current: readonly Date[] = [];
    let writtenCount: number | undefined;
    let isWriting = false;
    let isDue = false;

    const writeHeartbeat = async (): Promise<void> => {
      isDue = isWriting;
      if (isWriting) return;
      isWriting = true;
      writtenCount = current.length;
      try {
        await write(current);
      } catch {
        // The next heartbeat replaces it.
      }
      isWriting = false;
      if (isDue && !subscriber.closed) writeHeartbeat();
    };

    const changes = queued.pipe(
      tap((next) => {
        current = next;
      }),
      debounceTime(debounceMs),
      filter(() => current.length !== writtenCount),
    );
    // The count comes first, so that the first heartbeat includes it.
    return merge(changes, interval(everyMs).pipe(startWith(0)))
      .pipe(tap(writeHeartbeat), ignoreElements())
      .subscribe(subscriber);
  });
