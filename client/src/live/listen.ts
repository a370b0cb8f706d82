import type { Query } from '@counterfoil/domain/core';
import {
  type DocumentSnapshot,
  doc,
  type Firestore,
  type FirestoreError,
  onSnapshot,
  type QuerySnapshot,
} from 'firebase/firestore';
import { combineLatest, filter, NEVER, Observable, retry, startWith, switchMap, throwError, timer } from 'rxjs';
import { backoff } from '../connection/backoff.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { decode } from './decode.ts';
import type { Identified, Live, Snapshot } from './live.ts';
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
interface ListenTarget<S, T> {
  /** Path of the document or collection. Error messages and `refresh$` use it. */
  readonly path: string;
  start(firestore: Firestore, sink: Sink<S>): () => void;
  read(snapshot: S): T;
}

/**
 * The only place that starts Firestore listeners. Subscribing starts one, unsubscribing stops it. It retries temporary
 * errors with backoff.
 */
const listen = <S extends Pick<DocumentSnapshot, 'metadata'>, T>(
  { firestore$, connectivity, refresh$ }: Connection,
  { path, start, read }: ListenTarget<S, T>,
): Live<T> => {
  const listenOn = (firestore: Firestore) =>
    new Observable<Snapshot<T>>((subscriber) => {
      const listener = {};
      connectivity.track(listener, true);
      const stop = start(firestore, {
        next: (snapshot) => {
          const { fromCache, hasPendingWrites: pendingWrites } = snapshot.metadata;
          connectivity.track(listener, fromCache);
          subscriber.next({ data: read(snapshot), fromCache, pendingWrites, at: new Date() });
        },
        error: (error) => subscriber.error(CounterfoilError.from(error, `watching ${path}`)),
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
    read: (snapshot): T | undefined => {
      const data = snapshot.data();
      return data && decode<T>(data);
    },
  });

/** Listens to the first pages of a query. */
export const listenQuery = <T>(connection: Connection, query: Query, pages = 1): Live<Identified<T>[]> =>
  listen(connection, {
    path: query.collection,
    start: (firestore, sink: Sink<QuerySnapshot>) => onSnapshot(toQuery(firestore, query, pages), options, sink),
    read: ({ docs }) => docs.map((document) => ({ ...decode<T>(document.data()), id: document.id })),
  });
