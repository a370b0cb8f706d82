import type { Firestore } from 'firebase/firestore';
import { combineLatest, map, NEVER, type Observable, switchMap } from 'rxjs';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { heartbeat } from './heartbeat.lazy.ts';

interface PresenceOptions {
  readonly connection: Connection;
  readonly pendingWork: PendingWorkStore;
  readonly providerId: string;
  readonly options: {
    readonly deviceName?: string | undefined;
    /** Default: the heartbeat's own interval. */
    readonly heartbeatMs?: number | undefined;
  };
}

/**
 * Since when each queued command of a provider waits, in server time as well as this device knows it. Queued record
 * writes do not count.
 */
export const queuedSince = (all: readonly PendingWork[], providerId: string, aheadMs: number): readonly Date[] =>
  all.flatMap(({ command, since, state }) =>
    command?.providerId === providerId && state === 'queued' ? new Date(+since + aheadMs) : [],
  );

/** Writes heartbeats with the queued commands while the device is connected. */
export const presence = ({ connection, pendingWork, providerId, options }: PresenceOptions): Observable<never> => {
  const { auth, firestore$, connectivity, clock } = connection;
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const queued = pendingWork.pending$.pipe(map((all) => queuedSince(all, providerId, clock.aheadMs)));
  const heartbeats = (firestore: Firestore) =>
    heartbeat({
      firestore,
      providerId,
      user: () => auth.currentUser ?? undefined,
      queued,
      name: name || undefined,
      everyMs: everyMs || undefined,
    });
  return combineLatest([connectivity.state$, firestore$]).pipe(
    switchMap(([state, firestore]) => (firestore && state === 'connected' ? heartbeats(firestore) : NEVER)),
  );
};
