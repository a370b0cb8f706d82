import type { Query } from '@counterfoil/domain/core';
import {
  endAt,
  query as narrowed,
  onSnapshot,
  orderBy,
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

/** Where a list begins: behind these values of its sort field and of the document's name. */
export interface Start {
  readonly values: readonly [at: unknown, id: string];
  /** Of the list, and therefore of the names. */
  readonly direction: 'asc' | 'desc';
}

/** A beginning of the list, and more fields of each row that only the stored document can tell. */
export interface PageSource {
  readonly start?: Start | undefined;
  readonly extra?: ((document: QueryDocumentSnapshot) => object) | undefined;
}

/** The part of a query behind one document, and up to another one. */
export interface Bounds extends PageSource {
  readonly after?: QueryDocumentSnapshot | undefined;
  readonly until?: QueryDocumentSnapshot | undefined;
}

/** One page with one listener. */
export interface Page<T> {
  readonly live: Live<Identified<T>[]>;
  /** The documents of its latest snapshot, which the borders of other pages are made of. */
  documents(): readonly QueryDocumentSnapshot[];
}

const constraintsOf = ({ start, after, until }: Bounds): QueryConstraint[] => [
  ...(start ? [orderBy('__name__', start.direction)] : []),
  ...(start && !after ? [startAfter(...start.values)] : []),
  ...(after ? [startAfter(after)] : []),
  ...(until ? [endAt(until)] : []),
];

/** Adds the extra fields to each row. A row that did not change stays the same object. */
const withExtra = <T>({ extra }: PageSource) => {
  const rows = new WeakMap<object, Identified<T>>();
  return (row: Identified<T>, document: QueryDocumentSnapshot | undefined): Identified<T> => {
    if (!extra || !document) return row;
    const known = rows.get(row) ?? { ...row, ...extra(document) };
    rows.set(row, known);
    return known;
  };
};

export const createPage = <T>(connection: Connection, query: Query, bounds: Bounds = {}): Page<T> => {
  let documents: readonly QueryDocumentSnapshot[] = [];
  const live = listen<QuerySnapshot, Identified<T>[]>(connection, {
    path: query.collection,
    query,
    start: (firestore, sink) =>
      onSnapshot(narrowed(toQuery(firestore, query), ...constraintsOf(bounds)), { includeMetadataChanges: true }, sink),
    reader: () => {
      const read = rowsReader<T>(query.limit);
      const whole = withExtra<T>(bounds);
      return (snapshot) => {
        documents = snapshot.docs;
        const state = read(snapshot);
        return { ...state, data: state.data.map((row, n) => whole(row, snapshot.docs[n])) };
      };
    },
  });
  const { start, after, until } = bounds;
  const key = `page ${JSON.stringify([query, start?.values])} ${after?.id ?? ''} ${until?.id ?? ''}`;
  return { live: shared(live, lingerMs, connection, key), documents: () => documents };
};
