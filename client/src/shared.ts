import { ReplaySubject, share } from 'rxjs';
import type { Live } from './live.ts';

/** One listener for all subscribers, who get the last state at once; it ends with the last of them. */
export const shared = <T>(live: Live<T>): Live<T> =>
  live.pipe(
    share({
      connector: () => new ReplaySubject(1),
      resetOnRefCountZero: true,
      resetOnError: true,
      resetOnComplete: true,
    }),
  );
