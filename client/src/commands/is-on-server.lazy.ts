import { type DocumentReference, getCountFromServer, query, where } from 'firebase/firestore';
import { catchError, defer, firstValueFrom, map, of, retry, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/**
 * Resolves to true if the server has a queued command; with `isSettled`, only if it has settled the command. Retries
 * until the server answers. A count query bypasses the cache, which may still report a document as missing after it has
 * arrived. A user who may not read the command gets false.
 */
export const isOnServer = (
  { auth, report }: Connection,
  ref: DocumentReference,
  isSettled = false,
): Promise<boolean> => {
  const status = ['applied', 'rejected', ...(isSettled ? [] : ['queued'])];
  const conditions = [
    where('id', '==', ref.id),
    where('createdBy', '==', auth.currentUser?.uid),
    where('status', 'in', status),
  ];
  return firstValueFrom(
    defer(() => getCountFromServer(query(ref.parent, ...conditions))).pipe(
      map((counted) => counted.data().count > 0),
      catchError((error: unknown) => {
        if (CounterfoilError.from(error, 'counting').code === 'permission-denied') return of(false);
        throw error;
      }),
      retry({
        delay: (error, failures) => {
          report('asking for an outcome', error);
          return timer(backoff(failures));
        },
      }),
    ),
  );
};
