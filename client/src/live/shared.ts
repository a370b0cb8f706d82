import { ReplaySubject, share, timer } from 'rxjs';
import type { Live } from './live.ts';

/**
 * One listener for all subscribers, who get the last state at once. It ends with the last of them, or so many milliseconds
 * later: whoever comes back in between finds the list as it is now.
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
