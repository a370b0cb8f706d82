import { secondMs } from '@counterfoil/domain/core';
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

/** Clears the cache and all pending writes of this device. */
const clearCache = async (connection: Connection): Promise<void> => {
  await connection.renew({ forget: true });
  forgetAllQueued();
  markCache('valid');
  store(clearedKey, String(Date.now()));
};

/** The pending work that the server may not have. */
const unsentOf = (pendingWork: PendingWorkStore): readonly PendingWork[] =>
  pendingWork.now().filter(({ state }) => state !== 'received');

/** Time in which queued commands can still report that the server refused them, for example after a loss of access. */
const refusalTimeoutMs = 10 * secondMs;

/**
 * Clears the cache once nothing in it waits to be sent, if need be at a later start. Queued commands of other users
 * keep the cache until those users sign in. Until it is cleared, the app does not use the cache in place of the server.
 */
export const clearOnceSent = async (connection: Connection, pendingWork: PendingWorkStore): Promise<void> => {
  markCache('outdated');
  await waitForPendingWrites(connection.firestore());
  const allSent$ = pendingWork.pending$.pipe(filter(() => unsentOf(pendingWork).length === 0));
  await firstValueFrom(race(allSent$, timer(refusalTimeoutMs)));
  if (!othersHaveQueued(connection.auth.currentUser?.uid)) await clearCache(connection);
};

/**
 * Without pending writes, the SDK resolves `waitForPendingWrites` within this time. It does not list the pending
 * writes.
 */
const noWritesTimeoutMs = 300;

/**
 * Pending writes of the SDK that the client cannot name: those of an earlier run, or the user's own writes (`me()`).
 */
const unnamedWrites = async ({ auth, firestore }: Connection): Promise<readonly PendingWork[]> => {
  // The SDK would wait for open heartbeats, too.
  if (heartbeatsInFlight.size > 0) return [];
  const hasNone$ = from(waitForPendingWrites(firestore())).pipe(map(() => true));
  if (await firstValueFrom(race(hasNone$, timer(noWritesTimeoutMs).pipe(map(() => false))))) return [];
  const userId = auth.currentUser?.uid ?? '';
  return [{ id: 'other', what: 'other', providerId: '', userId, since: new Date(), state: 'queued' }];
};

interface ClosingOptions {
  readonly force?: boolean | undefined;
  readonly isMine?: (work: PendingWork) => boolean;
  /** Runs before the cache is cleared. An open listener would otherwise read all its documents again. */
  readonly leave: () => unknown;
}

/**
 * Runs `leave` if this device has no unsent work, or with `force`. Forced with unsent work, it also clears the cache of
 * all providers and returns the dropped work. Dropped work in state `sending` may have arrived. If another user has
 * queued commands on this device, it clears nothing: the unsent work then waits until its own user signs in.
 *
 * @throws UnsentWork if there is unsent work and `force` is not set
 */
export const assertNothingUnsent = async (
  connection: Connection,
  pendingWork: PendingWorkStore,
  { force = false, isMine = () => true, leave }: ClosingOptions,
): Promise<readonly PendingWork[]> => {
  const named = unsentOf(pendingWork);
  const unsent = named.length > 0 ? named : await unnamedWrites(connection);
  const mine = unsent.filter((work) => isMine(work) || !work.providerId);
  if (mine.length > 0 && !force) throw new UnsentWork(mine);
  const mustClear = mine.length > 0 && !othersHaveQueued(connection.auth.currentUser?.uid);
  await leave();
  if (!mustClear) return [];
  await clearCache(connection);
  return unsent;
};

const userKey = 'counterfoil/person';

/**
 * Clears the cache when another user signs in, unless other users have queued commands in it. The SDK keeps one cache
 * per device for all users.
 */
const clearForNextUser = (connection: Connection): void => {
  const start = async (uid: string): Promise<void> => {
    const previous = readStored(userKey);
    if (previous && previous !== uid && !othersHaveQueued(uid)) await clearCache(connection);
    store(userKey, uid);
  };
  connection.uid$.pipe(filter((uid) => uid !== undefined)).subscribe((uid) => void start(uid).catch(() => {}));
};

/**
 * Keeps the cache valid from the start of the page. It clears the cache of an older release or another user. After
 * another tab has cleared the cache, it starts a new Firestore.
 */
export const maintainDeviceCache = (connection: Connection, pendingWork: PendingWorkStore): void => {
  if (isCacheValid()) markCache('valid');
  else void clearOnceSent(connection, pendingWork).catch(() => {});
  clearForNextUser(connection);
  if (typeof addEventListener === 'undefined') return;
  // The tabs share one database, so clearing in one tab ends the Firestore of the others.
  fromEvent<StorageEvent>(globalThis, 'storage')
    .pipe(filter(({ key }) => key === clearedKey))
    .subscribe(() => void connection.renew().catch(() => {}));
};
