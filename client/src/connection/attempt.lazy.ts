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
export const attempt = async <T>(connection: Connection, doing: string, work: () => Promise<T>): Promise<T> => {
  try {
    const { end$ } = openSession(connection);
    return await firstValueFrom(merge(work(), end$));
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};
