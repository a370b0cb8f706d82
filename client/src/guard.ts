import { waitForPendingWrites } from 'firebase/firestore';
import { firstValueFrom, from, map, race, timer } from 'rxjs';
import type { CacheKeeper } from './cache-keeper.ts';
import type { Connection } from './connection.ts';
import type { Outbox, PendingWork } from './outbox.ts';
import { UnsentWork } from './unsent-work.ts';

export interface Forced {
  /** Drops what has not been sent, instead of refusing. */
  readonly force?: boolean;
}

/**
 * Lets pass who has nothing unsent, or forces it: then all that this device has kept is dropped, of every house, and what was
 * not sent is said. `sending` among it may have arrived.
 *
 * @throws UnsentWork
 */
export type Guard = (
  options: Forced | undefined,
  isMine?: (work: PendingWork) => boolean,
) => Promise<readonly PendingWork[]>;

/** The SDK knows at once when it has nothing to send; it does not say what it has. */
const atOnceMs = 300;

export const createGuard = (connection: Connection, outbox: Outbox, cache: CacheKeeper): Guard => {
  /** Writes that the SDK keeps and nobody can name: of an earlier run, or what a person says of their own. */
  const others = async (): Promise<readonly PendingWork[]> => {
    const isClear = await firstValueFrom(
      race(
        from(waitForPendingWrites(connection.firestore$.value)).pipe(map(() => true)),
        timer(atOnceMs).pipe(map(() => false)),
      ),
    );
    return isClear ? [] : [{ id: 'other', what: 'other', providerId: '', since: new Date(), state: 'queued' }];
  };

  return async ({ force = false } = {}, isMine = () => true) => {
    const known = outbox.unsent();
    const unsent = known.length > 0 ? known : await others();
    const mine = unsent.filter((work) => isMine(work) || !work.providerId);
    if (mine.length === 0) return [];
    if (!force) throw new UnsentWork(mine);
    await cache.clear();
    return unsent;
  };
};
