import { type Auth, getAuth, type User } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import type { PendingWork } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { loadPart } from '../connection/load-part.ts';
import { type Internals, internals } from '../inspector/internals.ts';
import { createLists } from '../live/lists.ts';
import { createMemoized } from '../live/memoized.ts';
import type { Forced } from '../workspace/forced.ts';

/** The client that `createCounterfoil` returns, as far as this entry uses it. */
export interface Client {
  signOut(options?: Forced): Promise<readonly PendingWork[]>;
}

const partsOf = (counterfoil: Client): Internals => {
  const known = internals.get(counterfoil);
  if (!known) throw new CounterfoilError('failed-precondition', 'the fake client of a test has no accounts');
  return known;
};

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

type Lists = ReturnType<typeof createLists> & { readonly memoized: ReturnType<typeof createMemoized> };

const listsByClient = new WeakMap<Client, Lists>();

/** Live lists and documents of a client, the same at each call. */
export const listsOf = (counterfoil: Client): Lists => {
  const known = listsByClient.get(counterfoil);
  if (known) return known;
  const { connection, overlay } = partsOf(counterfoil);
  const memoized = createMemoized(() => connection.auth.currentUser?.uid);
  const lists = { ...createLists(connection, overlay, memoized), memoized };
  listsByClient.set(counterfoil, lists);
  return lists;
};
