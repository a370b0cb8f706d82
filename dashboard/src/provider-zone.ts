import type { Counterfoil } from '@counterfoil/client';
import { catchError, map, type Observable, of, shareReplay, takeWhile } from 'rxjs';

/**
 * The provider's time zone, which never changes, so listening ends once it is known. `undefined` if the provider does
 * not exist or cannot be read.
 */
export const providerZone = (counterfoil: Counterfoil, providerId: string): Observable<string | undefined> =>
  counterfoil
    .provider(providerId)
    .profile()
    .pipe(
      map(({ data }) => data?.timeZone),
      takeWhile((timeZone) => timeZone === undefined, true),
      catchError(() => of(undefined)),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
