import { map, NEVER, type Observable, switchMap } from 'rxjs';
import type { Outbox } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { heartbeat } from './heartbeat.lazy.ts';

interface Present {
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly providerId: string;
  readonly name: string | undefined;
  readonly everyMs: number | undefined;
}

/** Says that this device is there, and what waits on it, while it is connected and somebody is subscribed. */
export const presence = ({ connection, outbox, providerId, name, everyMs }: Present): Observable<never> => {
  const { auth, firestore, link } = connection;
  const queued = outbox.pending$.pipe(
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
  return link.state$.pipe(switchMap((state) => (state === 'connected' ? beating() : NEVER)));
};
