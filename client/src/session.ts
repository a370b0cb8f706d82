import { filter, map, merge, type Observable, skip } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';

/** What a person has under way on this page: until somebody else, or nobody, is signed in, or what was kept is dropped. */
export interface Session {
  readonly uid: string;
  isOver(): boolean;
  /** Fails once it is over, with `cancelled` and why. */
  readonly over$: Observable<never>;
}

const dropped = 'dropped with what this device had kept';
const left = 'its person is not signed in here any more';

export const openSession = ({ auth, firestore$, person$ }: Connection, uid: string): Session => {
  const firestore = firestore$.value;
  const isSomebodyElse = () => auth.currentUser?.uid !== uid;
  return {
    uid,
    isOver: () => firestore$.value !== firestore || isSomebodyElse(),
    over$: merge(
      firestore$.pipe(
        skip(1),
        map(() => dropped),
      ),
      person$.pipe(
        filter(isSomebodyElse),
        map(() => left),
      ),
    ).pipe(
      map((why): never => {
        throw new CounterfoilError('cancelled', why);
      }),
    ),
  };
};
