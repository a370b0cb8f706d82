import type { Fields, Query } from '@counterfoil/domain';
import {
  BehaviorSubject,
  combineLatest,
  defer,
  distinctUntilChanged,
  filter,
  finalize,
  map,
  merge,
  scan,
  tap,
} from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Identified, Live, Snapshot } from '../live/live.ts';
import type { ListenedDocuments } from '../provider/analytics.lazy.ts';
import type { FakeServer } from './fake-server.ts';
import { queryReader } from './query-result.ts';
import type { StoredDocuments } from './server-state.ts';

/** The server's documents as the device has them: offline, as they were when it lost the network. */
export interface DeviceDocuments extends ListenedDocuments {
  list<T>(query: Query): Live<Identified<T>[]>;
  get(path: string): Fields | undefined;
  close(): void;
}

interface Seen {
  readonly documents: StoredDocuments;
  readonly fromCache: boolean;
}

const denied = (path: string): CounterfoilError =>
  new CounterfoilError('permission-denied', `at ${path}: the user may not read it`);

/** The owner of a person's own documents. */
const ownerOf = (path: string): string | undefined => /^endUsers\/([^/]+)/.exec(path)?.[1];

export const deviceDocuments = (server: FakeServer, connection: Connection): DeviceDocuments => {
  const { auth, uid$, network, connectivity } = connection;
  const seen = new BehaviorSubject<Seen>({ documents: server.documents(), fromCache: false });
  const seeing = combineLatest([server.documents$, network.offline$])
    .pipe(
      scan(
        (before: Seen, [documents, isOffline]): Seen => ({
          documents: isOffline ? before.documents : documents,
          fromCache: isOffline,
        }),
        seen.value,
      ),
    )
    .subscribe(seen);

  /**
   * Listens as long as the user of the start is signed in: the server then denies it. Each listener has a reader of its
   * own, which may remember what it read.
   */
  const listen = <T>(path: string, reader: () => (documents: StoredDocuments) => T, query?: Query): Live<T> =>
    defer(() => {
      const read = reader();
      const uid = auth.currentUser?.uid;
      const owner = ownerOf(path);
      if (!uid || (owner && owner !== uid)) throw denied(path);
      const listener = { path, query, since: server.now() };
      const left$ = uid$.pipe(
        filter(() => auth.currentUser?.uid !== uid),
        map((): never => {
          throw denied(path);
        }),
      );
      const snapshots = seen.pipe(
        map(({ documents, fromCache }) => ({ data: read(documents), fromCache })),
        // As in Firestore, a listener is silent while nothing of it changes.
        distinctUntilChanged((a, b) => a.fromCache === b.fromCache && a.data === b.data),
        tap(({ fromCache }) => connectivity.track(listener, { metadata: { fromCache } })),
        map((seen): Snapshot<T> => ({ ...seen, pendingWrites: false, at: server.now() })),
      );
      return merge(left$, snapshots).pipe(finalize(() => connectivity.untrack(listener)));
    });

  return {
    list: <T>(query: Query) =>
      listen(query.collection, () => queryReader<T>(query), query).pipe(
        map((state) => ({ ...state, pendingIds: new Set<string>(), hasMore: state.data.length >= query.limit })),
      ),
    document: <T>(path: string) => listen(path, () => (documents) => documents.get(path) as T | undefined),
    get: (path) => seen.value.documents.get(path),
    close: () => seeing.unsubscribe(),
  };
};
