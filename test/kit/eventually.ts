import { secondMs } from '@counterfoil/domain';
import { filter, firstValueFrom, type Observable, timeout } from 'rxjs';

/** The first state of a stream that satisfies the condition; fails on a timeout. */
export const eventually = <T>(
  stream: Observable<T>,
  satisfies: (state: T) => boolean,
  withinMs = 40 * secondMs,
): Promise<T> => firstValueFrom(stream.pipe(filter(satisfies), timeout(withinMs)));
