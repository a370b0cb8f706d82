import { BehaviorSubject, merge, type Observable, skip } from 'rxjs';
import type { Connection } from '../connection/connection.ts';

/** Something that was done on this device and that the server has not settled yet. */
export interface PendingWork {
  /** A command's id, or the path of a record. */
  readonly id: string;
  /** A command's type, `record`, or `other`: writes that cannot be named any more. */
  readonly what: string;
  readonly providerId: string;
  readonly userId: string;
  readonly since: Date;
  /**
   * `sending`: a call is under way, and may have arrived. `queued`: kept on this device, not sent yet. `received`: the server has
   * it and has not said what became of it.
   */
  readonly state: 'sending' | 'queued' | 'received';
}

/** What this device has under way. */
export interface PendingWorkStore {
  readonly pending$: Observable<readonly PendingWork[]>;
  /** All of it, as it is now. */
  now(): readonly PendingWork[];
  put(work: PendingWork): void;
  done(id: string): void;
}

/** What is under way for whoever is signed in; of others nothing is told, and of what was dropped neither. */
export const createPendingWork = ({ auth, firestore$, uid$ }: Connection): PendingWorkStore => {
  const all = new BehaviorSubject<readonly PendingWork[]>([]);
  merge(firestore$.pipe(skip(1)), uid$).subscribe(() => {
    const mine = all.value.filter(({ userId }) => firestore$.value && userId === auth.currentUser?.uid);
    if (mine.length < all.value.length) all.next(mine);
  });
  return {
    pending$: all.asObservable(),
    now: () => all.value,
    put: (work) => {
      const at = all.value.findIndex(({ id }) => id === work.id);
      all.next(at < 0 ? [...all.value, work] : all.value.with(at, work));
    },
    done: (id) => all.next(all.value.filter((work) => work.id !== id)),
  };
};
