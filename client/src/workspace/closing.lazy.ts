import { waitForPendingWrites } from 'firebase/firestore';
import { filter, firstValueFrom, from, fromEvent, map, race, timer } from 'rxjs';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import { forgetAllQueued, othersHaveQueued } from '../commands/queue-journal.ts';
import { UnsentWork } from '../commands/unsent-work.ts';
import { isCacheValid, markCache } from '../connection/cache-version.ts';
import type { Connection } from '../connection/connection.ts';
import { readStored, store } from '../connection/storage.ts';
import { heartbeatsInFlight } from '../presence/heartbeat.lazy.ts';

const clearedKey = 'counterfoil/cleared';

/** Drops what this device has kept, what waits to be sent included. */
const clear = async (connection: Connection): Promise<void> => {
  await connection.renew({ forget: true });
  forgetAllQueued();
  markCache('good');
  store(clearedKey, String(Date.now()));
};

/** What the server may not have. */
const unsentOf = (pendingWork: PendingWorkStore): readonly PendingWork[] =>
  pendingWork.now().filter(({ state }) => state !== 'received');

/** Commands that were refused with the right to send them are told first. */
const refusalsWithinMs = 10_000;

/**
 * Drops what this device has kept as soon as nothing of it waits to be sent, be it at a later start: what others have left here waits for
 * them to sign in. Until then it is not taken for an answer.
 */
export const clearOnceSent = async (connection: Connection, pendingWork: PendingWorkStore): Promise<void> => {
  markCache('outdated');
  await waitForPendingWrites(connection.firestore());
  const nothing = pendingWork.pending$.pipe(filter(() => unsentOf(pendingWork).length === 0));
  await firstValueFrom(race(nothing, timer(refusalsWithinMs)));
  if (!othersHaveQueued(connection.auth.currentUser?.uid)) await clear(connection);
};

/** The SDK knows at once when it has nothing to send; it does not say what it has. */
const atOnceMs = 300;

/** Writes that the SDK keeps and nobody can name: of an earlier run, or what a person says of their own. */
const others = async ({ auth, firestore }: Connection): Promise<readonly PendingWork[]> => {
  // The SDK waits for these, too.
  if (heartbeatsInFlight.size > 0) return [];
  const isClear = from(waitForPendingWrites(firestore())).pipe(map(() => true));
  if (await firstValueFrom(race(isClear, timer(atOnceMs).pipe(map(() => false))))) return [];
  const userId = auth.currentUser?.uid ?? '';
  return [{ id: 'other', what: 'other', providerId: '', userId, since: new Date(), state: 'queued' }];
};

interface ClosingOptions {
  readonly force?: boolean | undefined;
  readonly isMine?: (work: PendingWork) => boolean;
  /** What whoever may pass does, before anything is dropped: what goes on listening would read it all again. */
  readonly leave: () => unknown;
}

/**
 * Lets pass who has nothing unsent, or forces it: then all that this device has kept is dropped, of every house, and what was
 * not sent is said. `sending` among it may have arrived. Where somebody else has left commands here, nothing is dropped, and
 * what was not sent waits for its person as theirs does.
 *
 * @throws UnsentWork
 */
export const assertNothingUnsent = async (
  connection: Connection,
  pendingWork: PendingWorkStore,
  { force = false, isMine = () => true, leave }: ClosingOptions,
): Promise<readonly PendingWork[]> => {
  const known = unsentOf(pendingWork);
  const unsent = known.length > 0 ? known : await others(connection);
  const mine = unsent.filter((work) => isMine(work) || !work.providerId);
  if (mine.length > 0 && !force) throw new UnsentWork(mine);
  const drops = mine.length > 0 && !othersHaveQueued(connection.auth.currentUser?.uid);
  await leave();
  if (!drops) return [];
  await clear(connection);
  return unsent;
};

const personKey = 'counterfoil/person';

/** The SDK keeps for a device, not for a person: whoever comes after somebody else begins with nothing. */
const clearForOthers = (connection: Connection): void => {
  const begin = async (uid: string): Promise<void> => {
    const last = readStored(personKey);
    if (last && last !== uid && !othersHaveQueued(uid)) await clear(connection);
    store(personKey, uid);
  };
  connection.uid$.pipe(filter((uid) => uid !== undefined)).subscribe((uid) => void begin(uid).catch(() => {}));
};

/** Looks, at the start of a page, after what this device has kept: of an older release or another person it goes, and with another tab's it has gone. */
export const maintainDeviceCache = (connection: Connection, pendingWork: PendingWorkStore): void => {
  if (isCacheValid()) markCache('good');
  else void clearOnceSent(connection, pendingWork).catch(() => {});
  clearForOthers(connection);
  if (typeof addEventListener === 'undefined') return;
  // The Firestore of this tab has ended with the database they share.
  fromEvent<StorageEvent>(globalThis, 'storage')
    .pipe(filter(({ key }) => key === clearedKey))
    .subscribe(() => void connection.renew().catch(() => {}));
};
