import type { Firestore } from 'firebase/firestore';
import { firstValueFrom, merge } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { openSession } from './session.ts';

/**
 * Runs an SDK operation for the current session, and stops waiting when the session ends. The SDK never settles its
 * promises once its cache was cleared.
 *
 * @throws CounterfoilError the operation's error, with `doing` in its message; `cancelled` if the session ends first
 */
export const attempt = async <T>(
  connection: Connection,
  doing: string,
  work: (firestore: Firestore) => Promise<T>,
): Promise<T> => {
  try {
    // Right after a sign-in, the user waits for a cache without the documents of the one before.
    const firestore = await connection.whenFirestore();
    const { end$ } = openSession(connection);
    return await firstValueFrom(merge(work(firestore), end$));
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};
