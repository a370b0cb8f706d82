import { secondMs } from '@counterfoil/domain';
import { filter, firstValueFrom, type Observable, timeout } from 'rxjs';

/**
 * The first state of a stream that satisfies the condition; fails on a timeout. The client asks every 30 s for an
 * outcome that its listener has missed, so a shorter timeout would leave it one try.
 */
export const eventually = <T>(
  stream: Observable<T>,
  satisfies: (state: T) => boolean,
  withinMs = 90 * secondMs,
): Promise<T> => firstValueFrom(stream.pipe(filter(satisfies), timeout(withinMs)));
