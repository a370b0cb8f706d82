import type { Counterfoil } from '@counterfoil/client';
import { catchError, map, type Observable, of, shareReplay, takeWhile } from 'rxjs';

/**
 * The zone a house lives by. A house never changes it, so listening ends once it is known; `undefined` while there is no
 * such house, or where it could not be read.
 */
export const houseZone = (counterfoil: Counterfoil, providerId: string): Observable<string | undefined> =>
  counterfoil
    .provider(providerId)
    .profile()
    .pipe(
      map(({ data }) => data?.timeZone),
      takeWhile((timeZone) => timeZone === undefined, true),
      catchError(() => of(undefined)),
      shareReplay({ bufferSize: 1, refCount: true }),
    );
