import { filter, firstValueFrom, timeout } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Live, Snapshot } from '../live/live.ts';

/**
 * The first state of a stream that the server has confirmed.
 *
 * @throws CounterfoilError `unavailable` without an answer in time
 */
export const fromServer = <T>(live: Live<T>, withinMs: number): Promise<Snapshot<T>> =>
  firstValueFrom(
    live.pipe(
      filter(({ fromCache }) => !fromCache),
      timeout({
        first: withinMs,
        with: () => {
          throw new CounterfoilError('unavailable', 'no answer in time');
        },
      }),
    ),
  );
