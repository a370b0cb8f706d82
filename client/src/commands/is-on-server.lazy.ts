import { type DocumentReference, getCountFromServer, query, where } from 'firebase/firestore';
import { catchError, defer, firstValueFrom, map, of, retry, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';

/**
 * Whether the server has a command that was left, or has settled it, however long it takes to learn that. Counted, and so asked past the
 * cache, which may remember an absence longer than an arrival. Who may not look has left none.
 */
export const isOnServer = ({ auth }: Connection, ref: DocumentReference, isSettled = false): Promise<boolean> => {
  const status = ['applied', 'rejected', ...(isSettled ? [] : ['queued'])];
  const own = [
    where('id', '==', ref.id),
    where('createdBy', '==', auth.currentUser?.uid),
    where('status', 'in', status),
  ];
  return firstValueFrom(
    defer(() => getCountFromServer(query(ref.parent, ...own))).pipe(
      map((counted) => counted.data().count > 0),
      catchError((error: unknown) => {
        if (CounterfoilError.from(error, 'asking').code === 'permission-denied') return of(false);
        throw error;
      }),
      retry({ delay: (_, failures) => timer(backoff(failures)) }),
    ),
  );
};
