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

/** What asking again would not change. */
const lasting: readonly string[] = ['permission-denied', 'unauthenticated', 'invalid-argument', 'failed-precondition'];

/** How what is listened to is found, told apart and read. */
interface Watched<S, T> {
  /** Collection or document, for errors and for who asks for it anew. */
  readonly path: string;
  start(firestore: Firestore, sink: Sink<S>): () => void;
  read(snapshot: S): T;
}

/** The only place that listens: subscribing starts the listener, unsubscribing ends it. A listener that fails for a while begins anew. */
const listen = <S extends Pick<DocumentSnapshot, 'metadata'>, T>(
  { firestore$, connectivity, refresh$ }: Connection,
  { path, start, read }: Watched<S, T>,
): Live<T> => {
  const once = (firestore: Firestore) =>
    new Observable<Snapshot<T>>((subscriber) => {
      const listener = {};
      connectivity.heard(listener, true);
      const stop = start(firestore, {
        next: (snapshot) => {
          const { fromCache, hasPendingWrites: pendingWrites } = snapshot.metadata;
          connectivity.heard(listener, fromCache);
          subscriber.next({ data: read(snapshot), fromCache, pendingWrites, at: new Date() });
        },
        error: (error) => subscriber.error(CounterfoilError.from(error, `watching ${path}`)),
      });
      return () => {
        connectivity.ended(listener);
        stop();
      };
    });
  const refreshed = refresh$.pipe(
    filter((what) => what === path),
    startWith(path),
  );
  return combineLatest([firestore$, refreshed]).pipe(
    switchMap(([firestore]) => (firestore ? once(firestore) : NEVER)),
    retry({
      delay: (error: CounterfoilError, failures) =>
        lasting.includes(error.code) ? throwError(() => error) : timer(backoff(failures)),
      resetOnSuccess: true,
    }),
  );
};

/** Watches a document; `undefined` while there is none. */
export const listenDocument = <T>(connection: Connection, path: string): Live<T | undefined> =>
  listen(connection, {
    path,
    start: (firestore, sink: Sink<DocumentSnapshot>) => onSnapshot(doc(firestore, path), options, sink),
    read: (snapshot): T | undefined => {
      const data = snapshot.data();
      return data && decode<T>(data);
    },
  });

/** Watches so many pages of a query. */
export const listenQuery = <T>(connection: Connection, query: Query, pages = 1): Live<Identified<T>[]> =>
  listen(connection, {
    path: query.collection,
    start: (firestore, sink: Sink<QuerySnapshot>) => onSnapshot(toQuery(firestore, query, pages), options, sink),
    read: ({ docs }) => docs.map((document) => ({ ...decode<T>(document.data()), id: document.id })),
  });
