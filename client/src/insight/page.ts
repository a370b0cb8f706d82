import type { Query } from '@counterfoil/domain/core';
import {
  endAt,
  query as narrowed,
  onSnapshot,
  type QueryConstraint,
  type QueryDocumentSnapshot,
  type QuerySnapshot,
  startAfter,
} from 'firebase/firestore';
import type { Connection } from '../connection/connection.ts';
import { lingerMs } from '../live/linger.ts';
import { listen, rowsReader } from '../live/listen.ts';
import type { Identified, Live } from '../live/live.ts';
import { shared } from '../live/shared.ts';
import { toQuery } from '../live/to-query.ts';

/** The part of a query behind one document, and up to another one. */
export interface Bounds {
  readonly after?: QueryDocumentSnapshot | undefined;
  readonly until?: QueryDocumentSnapshot | undefined;
}

/** One page with one listener. */
export interface Page<T> {
  readonly live: Live<Identified<T>[]>;
  /** The documents of its latest snapshot, which the borders of other pages are made of. */
  documents(): readonly QueryDocumentSnapshot[];
}

const constraintsOf = ({ after, until }: Bounds): QueryConstraint[] => [
  ...(after ? [startAfter(after)] : []),
  ...(until ? [endAt(until)] : []),
];

export const createPage = <T>(connection: Connection, query: Query, bounds: Bounds = {}): Page<T> => {
  let documents: readonly QueryDocumentSnapshot[] = [];
  const live = listen<QuerySnapshot, Identified<T>[]>(connection, {
    path: query.collection,
    query,
    start: (firestore, sink) =>
      onSnapshot(narrowed(toQuery(firestore, query), ...constraintsOf(bounds)), { includeMetadataChanges: true }, sink),
    reader: () => {
      const read = rowsReader<T>(query.limit);
      return (snapshot) => {
        documents = snapshot.docs;
        return read(snapshot);
      };
    },
  });
  const key = `page ${JSON.stringify(query)} ${bounds.after?.id ?? ''} ${bounds.until?.id ?? ''}`;
  return { live: shared(live, lingerMs, connection, key), documents: () => documents };
};
