import { map, NEVER, type Observable, switchMap } from 'rxjs';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { heartbeat } from './heartbeat.lazy.ts';
import type { QueuedWork } from './heartbeat-loop.lazy.ts';

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

/** A provider's queued commands. Queued record writes do not count. */
export const queuedWorkOf = (all: readonly PendingWork[], providerId: string, aheadMs: number): QueuedWork => {
  const times = all.flatMap((work) =>
    work.providerId === providerId && work.what !== 'record' && work.state === 'queued' ? [work.since.getTime()] : [],
  );
  return { count: times.length, ...(times.length > 0 ? { since: new Date(Math.min(...times) + aheadMs) } : {}) };
};

/** Writes heartbeats with the queued commands while the device is connected. */
export const presence = ({ connection, pendingWork, providerId, options }: PresenceOptions): Observable<never> => {
  const { auth, firestore, connectivity, clock } = connection;
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const queued = pendingWork.pending$.pipe(map((all) => queuedWorkOf(all, providerId, clock.aheadMs)));
  const heartbeats = () =>
    heartbeat({
      firestore: firestore(),
      providerId,
      user: () => auth.currentUser ?? undefined,
      queued,
      ...(name ? { name } : {}),
      ...(everyMs ? { everyMs } : {}),
    });
  return connectivity.state$.pipe(switchMap((state) => (state === 'connected' ? heartbeats() : NEVER)));
};
