import { ReplaySubject, share, timer } from 'rxjs';
import type { Live } from './live.ts';

/**
 * Shares one listener among all subscribers. Each new subscriber receives the latest snapshot at once. The listener
 * stops `lingerMs` milliseconds after the last subscriber leaves. A subscriber that returns before that finds the list
 * up to date.
 */
export const shared = <T>(live: Live<T>, lingerMs = 0): Live<T> =>
  live.pipe(
    share({
      connector: () => new ReplaySubject(1),
      resetOnRefCountZero: lingerMs === 0 ? true : () => timer(lingerMs),
      resetOnError: true,
      resetOnComplete: true,
    }),
  );
