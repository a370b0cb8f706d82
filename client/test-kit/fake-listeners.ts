import type { Auth } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, Subject } from 'rxjs';
import type { Connection } from '../src/connection/connection.ts';

/** A stored document of a fake listener. */
export interface FakeDocument {
  readonly id: string;
  readonly data: object;
  readonly pending?: boolean;
}

/** One started listener of a document or query. */
export interface FakeListener {
  readonly isOpen: boolean;
  error(error: Error): void;
  /** Sends a snapshot of a query. */
  rows(documents: readonly FakeDocument[], fromCache?: boolean): void;
  /** Sends a snapshot of a document. */
  document(data: object | undefined, fromCache?: boolean): void;
}

interface Sink {
  next(snapshot: unknown): void;
  error(error: Error): void;
}

/** All listeners so far, in the order of their start. Clear it before each test. */
export const listeners: FakeListener[] = [];

const documentOf = ({ id, data, pending = false }: FakeDocument) => ({
  id,
  ref: { path: `rows/${id}` },
  data: () => data,
  metadata: { hasPendingWrites: pending },
});

/** Emulates `docChanges` as far as the client uses it: documents are the same if their data is the same object. */
const querySnapshots = () => {
  let before = new Map<string, FakeDocument>();
  return (documents: readonly FakeDocument[], fromCache: boolean) => {
    const known = before;
    before = new Map(documents.map((document) => [document.id, document]));
    const gone = [...known.values()].filter(({ id }) => !before.has(id));
    const changed = documents.filter(({ id, data }) => known.get(id)?.data !== data);
    const touched = documents.filter((one) => changed.includes(one) || known.get(one.id)?.pending !== one.pending);
    const hasPendingWrites = documents.some(({ pending }) => pending === true);
    return {
      metadata: { fromCache, hasPendingWrites },
      docs: documents.map(documentOf),
      docChanges: (options?: { readonly includeMetadataChanges: boolean }) =>
        [...gone, ...(options ? touched : changed)].map((document) => ({ doc: documentOf(document) })),
    };
  };
};

const start = (sink: Sink): (() => void) => {
  const snapshotOf = querySnapshots();
  let isOpen = true;
  listeners.push({
    get isOpen() {
      return isOpen;
    },
    error: (error) => sink.error(error),
    rows: (documents, fromCache = false) => sink.next(snapshotOf(documents, fromCache)),
    document: (data, fromCache = false) =>
      sink.next({ metadata: { fromCache, hasPendingWrites: false }, data: () => data }),
  });
  return () => {
    isOpen = false;
  };
};

const nothing = () => ({});

/** Replaces the parts of `firebase/firestore` that start listeners. The emulator cannot fail or wait on demand. */
export const fakeFirestore = {
  doc: nothing,
  collection: nothing,
  collectionGroup: nothing,
  query: nothing,
  where: nothing,
  orderBy: nothing,
  limit: nothing,
  onSnapshot: (...[, , sink]: [target: unknown, options: unknown, sink: Sink]) => start(sink),
};

/** A connection with a user who can change, and a Firestore that can be replaced. */
export const fakeConnection = (uid = 'ada') => {
  const auth = { currentUser: { uid } as { uid: string } | null };
  const uid$ = new BehaviorSubject<string | undefined>(uid);
  const firestore$ = new BehaviorSubject<Firestore | undefined>(Object.create(null));
  const connection = {
    auth: auth as unknown as Auth,
    uid$,
    firestore$,
    connectivity: { track: () => {}, untrack: () => {} },
    refresh$: new Subject<string>(),
    streams: new Map(),
    report: () => {},
  } as unknown as Connection;
  return {
    connection,
    signIn: (next: string | undefined) => {
      auth.currentUser = next ? { uid: next } : null;
      uid$.next(next);
    },
    renew: () => {
      firestore$.next(undefined);
      firestore$.next(Object.create(null));
    },
  };
};
