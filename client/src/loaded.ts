import { catchError, defer, type Observable } from 'rxjs';
import { CounterfoilError } from './counterfoil-error.ts';

/**
 * A part of the domain, once somebody subscribes.
 *
 * @throws CounterfoilError `unavailable` where it cannot be had: a device without a network that has never loaded it
 */
export const loaded = <Module>(load: () => Promise<Module>, name: string): Observable<Module> =>
  defer(load).pipe(
    catchError((error: unknown) => {
      throw new CounterfoilError('unavailable', `loading ${name}: ${String(error)}`, error);
    }),
  );
