import { type Auth, getAuth, type User } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import type { PendingWork } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { loadPart } from '../connection/load-part.ts';
import { partsOf } from '../inspector/client-parts.ts';
import type { Forced } from '../workspace/forced.ts';

/** The client that `createCounterfoil` returns, as far as this entry uses it. */
export interface Client {
  signOut(options?: Forced): Promise<readonly PendingWork[]>;
}

export const connectionOf = (counterfoil: Client): Connection => partsOf(counterfoil).connection;

/** The Auth of the client's app, also one that the app has opened itself. */
export const authOf = (counterfoil: Client): Auth => getAuth(connectionOf(counterfoil).functions.app);

/** @throws CounterfoilError `unauthenticated` */
export const requireUser = (counterfoil: Client): User => {
  const user = authOf(counterfoil).currentUser;
  if (!user) throw new CounterfoilError('unauthenticated', 'sign in first');
  return user;
};

/** Runs an operation of Auth or Functions. @throws CounterfoilError with its code, such as `wrong-password` */
export const tell = async <T>(doing: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw CounterfoilError.from(error, doing);
  }
};

/** Runs an operation of Firestore in the current session. */
export const inSession = async <T>(
  counterfoil: Client,
  doing: string,
  work: (firestore: Firestore) => Promise<T>,
): Promise<T> => {
  const { attempt } = await loadPart(() => import('../connection/attempt.lazy.ts'), 'attempt');
  return await attempt(connectionOf(counterfoil), doing, work);
};
