import { map, NEVER, type Observable, switchMap } from 'rxjs';
import type { PendingWorkStore } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { heartbeat } from './heartbeat.lazy.ts';

interface Present {
  readonly connection: Connection;
  readonly pendingWork: PendingWorkStore;
  readonly providerId: string;
  readonly options: {
    readonly deviceName?: string | undefined;
    /** Unless set, the heartbeat's own interval. */
    readonly heartbeatMs?: number | undefined;
  };
}

/** Says that this device is there, and what waits on it, while it is connected and somebody is subscribed. */
export const presence = ({ connection, pendingWork, providerId, options }: Present): Observable<never> => {
  const { auth, firestore, connectivity } = connection;
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const queued = pendingWork.pending$.pipe(
    map(
      (all) =>
        all.filter((work) => work.providerId === providerId && work.what !== 'record' && work.state === 'queued')
          .length,
    ),
  );
  const beating = () =>
    heartbeat({
      firestore: firestore(),
      providerId,
      user: () => auth.currentUser ?? undefined,
      queued,
      ...(name ? { name } : {}),
      ...(everyMs ? { everyMs } : {}),
    });
  return connectivity.state$.pipe(switchMap((state) => (state === 'connected' ? beating() : NEVER)));
};
