import { secondMs } from '@counterfoil/domain/core';
import { waitForPendingWrites } from 'firebase/firestore';
import { filter, firstValueFrom, race, timer } from 'rxjs';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import { UnsentWork } from '../commands/unsent-work.ts';
import { isCacheValid, markCache } from '../connection/cache-version.ts';
import type { Connection } from '../connection/connection.ts';
import { othersAreInEarlierQueue } from '../connection/earlier-queue.ts';
import { replaceDeadFirestore } from '../connection/replace-dead-firestore.lazy.ts';
import type { Journal } from '../journal/journal.ts';
import { heartbeatsInFlight } from '../presence/heartbeat.lazy.ts';

/** Clears the cache and all pending writes of this device. */
const clearCache = async (connection: Connection): Promise<void> => {
  if (await connection.renew(() => 'clear')) markCache('valid');
};

/** The pending work that the server may not have. */
const unsentOf = (pendingWork: PendingWorkStore): readonly PendingWork[] =>
  pendingWork.now().filter(({ state }) => state !== 'received');

/** Time in which queued commands can still report that the server refused them, for example after a loss of access. */
const refusalTimeoutMs = 10 * secondMs;

/**
 * Clears the cache once nothing in it waits to be sent, if need be at a later start. Until it is cleared, the app does
 * not use the cache in place of the server.
 */
export const clearOnceSent = async (connection: Connection, pendingWork: PendingWorkStore): Promise<void> => {
  markCache('outdated');
  await waitForPendingWrites(await connection.whenFirestore());
  const allSent$ = pendingWork.pending$.pipe(filter(() => unsentOf(pendingWork).length === 0));
  await firstValueFrom(race(allSent$, timer(refusalTimeoutMs)));
  if (!othersAreInEarlierQueue(connection.auth.currentUser?.uid ?? '')) await clearCache(connection);
};

/**
 * Without pending writes, the SDK resolves `waitForPendingWrites` within this time. It does not list the pending
 * writes.
 */
const noWritesTimeoutMs = 300;

/**
 * Pending writes of the SDK that the client cannot name: those of an earlier run, or the user's own writes (`me()`).
 */
const unnamedWrites = async ({ auth, whenFirestore }: Connection): Promise<readonly PendingWork[]> => {
  // The SDK would wait for open heartbeats, too.
  if (heartbeatsInFlight.size > 0) return [];
  const hasNone = waitForPendingWrites(await whenFirestore()).then(() => true);
  if (await Promise.race([hasNone, new Promise((resolve) => setTimeout(resolve, noWritesTimeoutMs))])) return [];
  const userId = auth.currentUser?.uid ?? '';
  return [{ id: 'other', what: 'other', providerId: '', userId, since: new Date(), state: 'queued', attempts: 0 }];
};

interface ClosingOptions {
  readonly force?: boolean | undefined;
  readonly isMine?: (work: PendingWork) => boolean;
  /** Runs before the cache is cleared. An open listener would otherwise read all its documents again. */
  readonly leave: () => unknown;
}

/**
 * Runs `leave` if this device has no unsent work, or with `force`. Forced with unsent work, it also drops that work,
 * clears the cache and returns the dropped work. Dropped work in state `sending` may have arrived. Unsent work of other
 * users and of other providers stays in the journal.
 *
 * @throws UnsentWork if there is unsent work and `force` is not set
 */
export const assertNothingUnsent = async (
  connection: Connection,
  { pendingWork, journal }: { readonly pendingWork: PendingWorkStore; readonly journal: Journal },
  { force = false, isMine = () => true, leave }: ClosingOptions,
): Promise<readonly PendingWork[]> => {
  const named = unsentOf(pendingWork);
  const unsent = named.length > 0 ? named : await unnamedWrites(connection);
  const mine = unsent.filter((work) => isMine(work) || !work.providerId);
  if (mine.length > 0 && !force) throw new UnsentWork(mine);
  const mustClear = mine.length > 0 && !othersAreInEarlierQueue(connection.auth.currentUser?.uid ?? '');
  await leave();
  for (const { id } of mine) await journal.settle(id, 'dropped');
  if (!mustClear) return mine;
  await clearCache(connection);
  return mine;
};

/** Cares for Firestore from the start of the page: it replaces one that died, and clears the cache of an older release. */
export const maintainDevice = (connection: Connection, pendingWork: PendingWorkStore): void => {
  replaceDeadFirestore(connection);
  if (isCacheValid()) markCache('valid');
  else void clearOnceSent(connection, pendingWork).catch((error) => connection.report('clearing the cache', error));
};
