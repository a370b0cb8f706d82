import { filter, map, merge, type Observable, skip } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';

/** What a person has under way on this page: until somebody else, or nobody, is signed in, or what was kept is dropped. */
export interface Session {
  readonly uid: string | undefined;
  isOver(): boolean;
  /** Fails once it is over. */
  readonly over$: Observable<never>;
}

export const sessionOver = (): CounterfoilError => new CounterfoilError('cancelled', 'the session ended');

export const openSession = ({ auth, firestore$, person$ }: Connection): Session => {
  const uid = auth.currentUser?.uid;
  const firestore = firestore$.value;
  const isSomebodyElse = () => auth.currentUser?.uid !== uid;
  return {
    uid,
    isOver: () => firestore$.value !== firestore || isSomebodyElse(),
    over$: merge(firestore$.pipe(skip(1)), person$.pipe(filter(isSomebodyElse))).pipe(
      map((): never => {
        throw sessionOver();
      }),
    ),
  };
};
