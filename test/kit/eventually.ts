import { inspect } from 'node:util';
import { secondMs } from '@counterfoil/domain';
import { filter, firstValueFrom, type Observable, tap, throwError, timeout } from 'rxjs';

/**
 * The first state of a stream that satisfies the condition. On a timeout it fails with the latest state. The client
 * asks every 30 s for an outcome that its listener has missed, so a shorter timeout would leave it one try.
 */
export const eventually = <T>(
  stream: Observable<T>,
  satisfies: (state: T) => boolean,
  withinMs = 90 * secondMs,
): Promise<T> => {
  let latest: readonly T[] = [];
  const late = () => new Error(`not within ${withinMs} ms; the latest state is ${inspect(latest[0], { depth: 4 })}`);
  return firstValueFrom(
    stream.pipe(
      tap((state) => {
        latest = [state];
      }),
      filter(satisfies),
      timeout({ first: withinMs, with: () => throwError(late) }),
    ),
  );
};
