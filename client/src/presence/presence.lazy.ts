import { map, NEVER, type Observable, switchMap } from 'rxjs';
import type { PendingWorkStore } from '../commands/pending-work.ts';
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
 * Writes heartbeats with the number of queued commands while the device is connected. Queued record writes do not
 * count.
 */
export const presence = ({ connection, pendingWork, providerId, options }: PresenceOptions): Observable<never> => {
  const { auth, firestore, connectivity } = connection;
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const queued = pendingWork.pending$.pipe(
    map(
      (all) =>
        all.filter((work) => work.providerId === providerId && work.what !== 'record' && work.state === 'queued')
          .length,
    ),
  );
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
