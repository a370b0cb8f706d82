import { combineLatest, filter, map, NEVER, type Observable, switchMap, take } from 'rxjs';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { heartbeat } from './heartbeat.lazy.ts';

interface PresenceOptions {
  readonly connection: Connection;
  readonly pendingWork: PendingWorkStore;
  readonly providerId: string;
  /** Of the workspace. */
  readonly progress$: Observable<{ readonly collections: readonly { readonly state: string }[] }>;
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

/**
 * Writes heartbeats with the queued commands while the device is connected. The first one waits until no collection
 * loads any more: the SDK reads every list more slowly while a write waits.
 */
export const presence = ({
  connection,
  pendingWork,
  providerId,
  progress$,
  options,
}: PresenceOptions): Observable<never> => {
  const { auth, firestore$, connectivity, clock } = connection;
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const queued = pendingWork.pending$.pipe(map((all) => queuedSince(all, providerId, clock.aheadMs)));
  const loaded$ = progress$.pipe(
    filter(({ collections }) => collections.every(({ state }) => state !== 'loading')),
    take(1),
  );
  return combineLatest([connectivity.state$, firestore$, loaded$]).pipe(
    switchMap(([state, firestore]) =>
      firestore && state === 'connected'
        ? heartbeat({ firestore, providerId, user: () => auth.currentUser, queued, name, everyMs })
        : NEVER,
    ),
  );
};
