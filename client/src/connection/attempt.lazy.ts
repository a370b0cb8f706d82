import { firstValueFrom, merge } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { openSession } from './session.ts';

/**
 * Does something with the SDK, which does not answer any more once what it had kept was dropped.
 *
 * @throws CounterfoilError whatever went wrong, and `doing` what
 */
export const attempt = async <T>(connection: Connection, doing: string, work: () => Promise<T>): Promise<T> => {
  try {
    const { over$ } = openSession(connection);
    return await firstValueFrom(merge(work(), over$));
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};
