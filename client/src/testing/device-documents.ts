import type { Fields, Query } from '@counterfoil/domain';
import { BehaviorSubject, combineLatest, defer, filter, finalize, map, merge, scan, tap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Identified, Live, Snapshot } from '../live/live.ts';
import { inOrder, matches } from '../optimistic/matches.lazy.ts';
import { parentOf } from '../optimistic/parent-of.lazy.ts';
import type { ListenedDocuments } from '../provider/analytics.lazy.ts';
import type { FakeServer } from './fake-server.ts';
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

const idIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The rows of documents, so that one that did not change is the same object in every snapshot. */
const rows = new WeakMap<Fields, object>();

const rowOf = (id: string, data: Fields): object => {
  const row = rows.get(data) ?? { ...data, id };
  rows.set(data, row);
  return row;
};

interface Stored {
  readonly id: string;
  readonly data: Fields;
}

const collections = new WeakMap<StoredDocuments, Map<string, Stored[]>>();

/** The documents by collection, grouped once for all listeners. */
const collectionsOf = (documents: StoredDocuments): Map<string, Stored[]> => {
  const known = collections.get(documents);
  if (known) return known;
  const grouped = new Map<string, Stored[]>();
  for (const [path, data] of documents) {
    const collection = parentOf(path);
    const stored = grouped.get(collection) ?? [];
    grouped.set(collection, stored);
    stored.push({ id: idIn(path), data });
  }
  collections.set(documents, grouped);
  return grouped;
};

const rowsOf = <T>(query: Query, documents: StoredDocuments): Identified<T>[] => {
  const found = (collectionsOf(documents).get(query.collection) ?? []).filter(({ data }) => matches(query, data));
  const sorted = found.sort(inOrder(query)).slice(0, query.limit);
  // As in the real client, a collection's documents have its type: deciders and the test make them.
  return sorted.map(({ id, data }) => rowOf(id, data) as Identified<T>);
};

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

  /** Listens as long as the user of the start is signed in: the server then denies it. */
  const listen = <T>(path: string, read: (documents: StoredDocuments) => T, query?: Query): Live<T> =>
    defer(() => {
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
        tap(({ fromCache }) => connectivity.track(listener, { metadata: { fromCache } })),
        map(
          ({ documents, fromCache }): Snapshot<T> => ({
            data: read(documents),
            fromCache,
            pendingWrites: false,
            at: server.now(),
          }),
        ),
      );
      return merge(left$, snapshots).pipe(finalize(() => connectivity.untrack(listener)));
    });

  return {
    list: <T>(query: Query) =>
      listen(query.collection, (documents) => rowsOf<T>(query, documents), query).pipe(
        map((state) => ({ ...state, pendingIds: new Set<string>(), hasMore: state.data.length >= query.limit })),
      ),
    document: <T>(path: string) => listen(path, (documents) => documents.get(path) as T | undefined),
    get: (path) => seen.value.documents.get(path),
    close: () => seeing.unsubscribe(),
  };
};
