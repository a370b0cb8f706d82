import type { Query } from '@counterfoil/domain/core';
import {
  type DocumentSnapshot,
  doc,
  type Firestore,
  type FirestoreError,
  onSnapshot,
  type QueryDocumentSnapshot,
  type QuerySnapshot,
} from 'firebase/firestore';
import { combineLatest, filter, NEVER, Observable, retry, startWith, switchMap, throwError, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { decode } from './decode.ts';
import type { Identified, ListSnapshot, Live, Snapshot } from './live.ts';
import { toQuery } from './to-query.ts';

interface Sink<S> {
  next: (snapshot: S) => void;
  error: (error: FirestoreError) => void;
}

const options = { includeMetadataChanges: true };

/** Codes of errors that a retry cannot repair. */
const permanentErrors: readonly string[] = [
  'permission-denied',
  'unauthenticated',
  'invalid-argument',
  'failed-precondition',
];

/** A document or query to listen to. */
export interface ListenTarget<S, T> {
  /** Path of the document or collection. Error messages and `refresh$` use it. */
  readonly path: string;
  readonly query?: Query;
  start(firestore: Firestore, sink: Sink<S>): () => void;
  /** Creates the function that reads the snapshots of one listener. */
  reader(): (snapshot: S) => Pick<Snapshot<T>, 'data' | 'pendingIds' | 'hasMore'>;
}

/**
 * The only place that starts Firestore listeners. Subscribing starts one, unsubscribing stops it. It retries temporary
 * errors with backoff.
 */
export const listen = <S extends DocumentSnapshot | QuerySnapshot, T>(
  { firestore$, connectivity, refresh$, report }: Connection,
  { path, query, start, reader }: ListenTarget<S, T>,
): Live<T> => {
  const listenOn = (firestore: Firestore) =>
    new Observable<Snapshot<T>>((subscriber) => {
      const listener = { path, query, since: new Date() };
      const read = reader();
      connectivity.track(listener);
      const stop = start(firestore, {
        next: (snapshot) => {
          const { fromCache, hasPendingWrites: pendingWrites } = snapshot.metadata;
          connectivity.track(listener, snapshot);
          subscriber.next({ ...read(snapshot), fromCache, pendingWrites, at: new Date() });
        },
        error: (error) => {
          const failure = CounterfoilError.from(error, `watching ${path}`);
          report('listening', failure);
          subscriber.error(failure);
        },
      });
      return () => {
        connectivity.untrack(listener);
        stop();
      };
    });
  const restarts$ = refresh$.pipe(
    filter((refreshed) => refreshed === path),
    startWith(path),
  );
  return combineLatest([firestore$, restarts$]).pipe(
    switchMap(([firestore]) => (firestore ? listenOn(firestore) : NEVER)),
    retry({
      delay: (error: CounterfoilError, failures) =>
        permanentErrors.includes(error.code) ? throwError(() => error) : timer(backoff(failures)),
      resetOnSuccess: true,
    }),
  );
};

/** Listens to a document. Its data is `undefined` while it does not exist. */
export const listenDocument = <T>(connection: Connection, path: string): Live<T | undefined> =>
  listen(connection, {
    path,
    start: (firestore, sink: Sink<DocumentSnapshot>) => onSnapshot(doc(firestore, path), options, sink),
    reader: () => (snapshot) => {
      const data = snapshot.data();
      return { data: data && decode<T>(data) };
    },
  });

/**
 * Reads the rows of a list. Decodes only what a snapshot changes: all other rows stay the same objects. A snapshot that
 * only says how current the list is keeps the list itself.
 */
export const rowsReader = <T>(maxDocuments: number) => {
  let rows = new Map<string, Identified<T>>();
  let read: Pick<ListSnapshot<T>, 'data' | 'pendingIds' | 'hasMore'> | undefined;
  return (snapshot: QuerySnapshot) => {
    if (read && snapshot.docChanges(options).length === 0) return read;
    const changed = new Set(snapshot.docChanges().map(({ doc }) => doc.ref.path));
    const { docs } = snapshot;
    const rowOf = (document: QueryDocumentSnapshot): Identified<T> => {
      const { path } = document.ref;
      return (!changed.has(path) && rows.get(path)) || { ...decode<T>(document.data()), id: document.id };
    };
    rows = new Map(docs.map((document) => [document.ref.path, rowOf(document)]));
    read = {
      data: [...rows.values()],
      pendingIds: new Set(docs.filter(({ metadata }) => metadata.hasPendingWrites).map(({ id }) => id)),
      hasMore: docs.length >= maxDocuments,
    };
    return read;
  };
};

/** Listens to a query. */
export const listenQuery = <T>(connection: Connection, query: Query): Live<Identified<T>[]> =>
  listen(connection, {
    path: query.collection,
    query,
    start: (firestore, sink: Sink<QuerySnapshot>) => onSnapshot(toQuery(firestore, query), options, sink),
    reader: () => rowsReader<T>(query.limit),
  });
