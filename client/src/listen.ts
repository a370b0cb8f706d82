import {
  type DocumentReference,
  type DocumentSnapshot,
  type FirestoreError,
  onSnapshot,
  type Query,
  type QuerySnapshot,
} from 'firebase/firestore';
import { Observable } from 'rxjs';
import { CounterfoilError } from './counterfoil-error.ts';
import { decode } from './decode.ts';
import type { Identified, Live, Snapshot } from './live.ts';

interface Sink<S> {
  next: (snapshot: S) => void;
  error: (error: FirestoreError) => void;
}

const options = { includeMetadataChanges: true };

/** The only place that listens: subscribing starts the listener, unsubscribing ends it. */
const listen = <S extends Pick<DocumentSnapshot, 'metadata'>, T>(
  start: (sink: Sink<S>) => () => void,
  read: (snapshot: S) => T,
  what: string,
): Live<T> =>
  new Observable<Snapshot<T>>((subscriber) =>
    start({
      next: (snapshot) =>
        subscriber.next({
          data: read(snapshot),
          fromCache: snapshot.metadata.fromCache,
          pendingWrites: snapshot.metadata.hasPendingWrites,
          at: new Date(),
        }),
      error: (error) => subscriber.error(CounterfoilError.from(error, `watching ${what}`)),
    }),
  );

/** Watches a document; `undefined` while there is none. */
export const listenDocument = <T>(ref: DocumentReference): Live<T | undefined> =>
  listen(
    (sink: Sink<DocumentSnapshot>) => onSnapshot(ref, options, sink),
    (snapshot): T | undefined => {
      const data = snapshot.data();
      return data && decode<T>(data);
    },
    ref.path,
  );

/** Watches a query. `what` is for its errors. */
export const listenQuery = <T>(query: Query, what: string): Live<Identified<T>[]> =>
  listen(
    (sink: Sink<QuerySnapshot>) => onSnapshot(query, options, sink),
    ({ docs }) => docs.map((document) => ({ ...decode<T>(document.data()), id: document.id })),
    what,
  );
