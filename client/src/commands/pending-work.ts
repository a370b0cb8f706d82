import { BehaviorSubject, merge, type Observable, skip } from 'rxjs';
import type { Connection } from '../connection/connection.ts';

/** A command or record write of this device that the server has not settled yet. */
export interface PendingWork {
  /** A command's id, or the path of a record and a number (`path#n`). */
  readonly id: string;
  /** A command's type, `record`, or `other` for writes that the SDK stores but the client cannot name. */
  readonly what: string;
  /** Empty for `other`. */
  readonly providerId: string;
  readonly userId: string;
  /** When it began, by the device's clock. */
  readonly since: Date;
  /**
   * `sending`: a call is open, and may have arrived. `queued`: stored on this device, not on the server yet.
   * `received`: the server has it, but has not settled it.
   */
  readonly state: 'sending' | 'queued' | 'received';
}

export interface PendingWorkStore {
  readonly pending$: Observable<readonly PendingWork[]>;
  now(): readonly PendingWork[];
  put(work: PendingWork): void;
  done(id: string): void;
}

/** Creates the list of the signed-in user's pending work. A sign-out removes it, and so does clearing the cache. */
export const createPendingWork = ({ auth, firestore$, uid$ }: Connection): PendingWorkStore => {
  const all = new BehaviorSubject<readonly PendingWork[]>([]);
  merge(firestore$.pipe(skip(1)), uid$).subscribe(() => {
    const ownWork = all.value.filter(({ userId }) => firestore$.value && userId === auth.currentUser?.uid);
    if (ownWork.length < all.value.length) all.next(ownWork);
  });
  return {
    pending$: all.asObservable(),
    now: () => all.value,
    put: (work) => {
      const index = all.value.findIndex(({ id }) => id === work.id);
      all.next(index < 0 ? [...all.value, work] : all.value.with(index, work));
    },
    done: (id) => all.next(all.value.filter((work) => work.id !== id)),
  };
};
