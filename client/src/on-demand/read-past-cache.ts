import { type DocumentReference, runTransaction } from 'firebase/firestore';
import { catchError, defer, firstValueFrom, map, of, retry, timer } from 'rxjs';
import { backoff } from '../backoff.ts';
import type { Connection } from '../connection.ts';
import { CounterfoilError } from '../counterfoil-error.ts';

/**
 * A document as the server has it, however long it takes to learn that; by a transaction, as the cache may remember its absence longer
 * than its arrival. Who may not look finds none.
 */
export const readPastCache = ({ firestore }: Connection, ref: DocumentReference): Promise<object | undefined> =>
  firstValueFrom(
    defer(() => runTransaction(firestore(), (transaction) => transaction.get(ref))).pipe(
      map((document) => document.data()),
      catchError((error: unknown) => {
        if (CounterfoilError.from(error, 'asking').code === 'permission-denied') return of(undefined);
        throw error;
      }),
      retry({ delay: (_, failures) => timer(backoff(failures)) }),
    ),
  );
