import type { Command } from '@counterfoil/domain/core';
import { combineLatest, distinctUntilChanged, map, type Observable, shareReplay } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import type { Entry, Problem, RecordWrite } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import { unsettledOf } from '../journal/unsettled.ts';

/** A command or record write of this device that the server has not settled yet. All tabs show the same. */
export interface PendingWork {
  /** A command's id, or the id of a record's write. */
  readonly id: string;
  /** A command's type, `record`, or `other` for writes that the SDK stores but the client cannot name. */
  readonly what: string;
  /** Empty for `other`. */
  readonly providerId: string;
  readonly userId: string;
  /** When it began, by the device's clock. */
  readonly since: Date;
  /**
   * `sending`: a call may be open, and may have arrived. `queued`: it waits on this device. `received`: the server has
   * it, but has not settled it.
   */
  readonly state: 'sending' | 'queued' | 'received';
  /** Failed attempts so far. */
  readonly attempts: number;
  /** Why the last attempt has failed, such as `unauthenticated` or `resource-exhausted`. The client tries again. */
  readonly problem?: Problem;
  /** The command with its payload. */
  readonly command?: Command;
  /** The record with its fields. */
  readonly record?: RecordWrite;
}

export interface PendingWorkStore {
  readonly pending$: Observable<readonly PendingWork[]>;
  now(): readonly PendingWork[];
}

const workOf = (entry: Entry, isOffline: boolean): PendingWork => {
  const { id, providerId, userId, notedAt, attempts = 0, problem } = entry;
  const isReceived = 'command' in entry && entry.isReceived;
  const isSending = 'command' in entry && !isOffline && attempts === 0;
  return {
    id,
    what: 'command' in entry ? entry.command.type : 'record',
    providerId,
    userId,
    since: new Date(notedAt),
    state: isReceived ? 'received' : isSending ? 'sending' : 'queued',
    attempts,
    ...(problem ? { problem } : {}),
    ...('command' in entry ? { command: entry.command } : { record: entry.record }),
  };
};

/** The signed-in user's pending work. */
export const createPendingWork = (
  { auth, firestore$, uid$, network }: Connection,
  journal: Journal,
): PendingWorkStore => {
  const now = (): readonly PendingWork[] =>
    unsettledOf(journal, auth.currentUser?.uid).map((entry) => workOf(entry, network.isOffline()));
  const changes$ = combineLatest([journal.entries$, uid$, firestore$, network.offline$]);
  return {
    pending$: changes$.pipe(
      // While the cache of the last user is cleared, nothing of the next one shows.
      map(() => (firestore$.value ? now() : [])),
      distinctUntilChanged((before, after) => before.length + after.length === 0),
      shareReplay({ bufferSize: 1, refCount: true }),
    ),
    now,
  };
};
