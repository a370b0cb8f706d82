import { type DocumentReference, runTransaction } from 'firebase/firestore';
import { catchError, defer, firstValueFrom, map, of, retry, timer } from 'rxjs';
import { backoff } from '../backoff.ts';
import type { Connection } from '../connection.ts';
import { CounterfoilError } from '../counterfoil-error.ts';

/**
 * Whether the server has a command that was left, however long it takes to learn that. Read past the cache: a listener may have learnt
 * that there is none before the write arrived. Who may not look is no member any more, and has left none.
 */
export const isTaken = ({ firestore }: Connection, ref: DocumentReference): Promise<boolean> =>
  firstValueFrom(
    defer(() => runTransaction(firestore(), (transaction) => transaction.get(ref))).pipe(
      map((document) => document.exists()),
      catchError((error: unknown) => {
        if (CounterfoilError.from(error, 'asking').code === 'permission-denied') return of(false);
        throw error;
      }),
      retry({ delay: (_, failures) => timer(backoff(failures)) }),
    ),
  );
