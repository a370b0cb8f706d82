import { filter, map, merge, type Observable, skip } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';

/**
 * The time in which one user stays signed in on this page with one Firestore. A sign-out, another user's sign-in and
 * a cleared cache end it.
 */
export interface Session {
  readonly uid: string | undefined;
  isOver(): boolean;
  /** Errors with `cancelled` when the session ends. */
  readonly end$: Observable<never>;
}

export const sessionEnded = (): CounterfoilError => new CounterfoilError('cancelled', 'it ended');

export const openSession = ({ auth, firestore$, uid$ }: Connection): Session => {
  const uid = auth.currentUser?.uid;
  const firestore = firestore$.value;
  const isOtherUser = () => auth.currentUser?.uid !== uid;
  return {
    uid,
    isOver: () => firestore$.value !== firestore || isOtherUser(),
    end$: merge(firestore$.pipe(skip(1)), uid$.pipe(filter(isOtherUser))).pipe(
      map((): never => {
        throw sessionEnded();
      }),
    ),
  };
};

/** Errors with `cancelled` when another user signs in or this one signs out. A new Firestore does not end it. */
export const userLeaves = ({ auth, uid$ }: Connection): Observable<never> => {
  const uid = auth.currentUser?.uid;
  return uid$.pipe(
    filter(() => auth.currentUser?.uid !== uid),
    map((): never => {
      throw sessionEnded();
    }),
  );
};
