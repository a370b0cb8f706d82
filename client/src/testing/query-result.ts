import type { Fields, Query } from '@counterfoil/domain';
import type { Identified } from '../live/live.ts';
import { inOrder, matches } from '../optimistic/matches.lazy.ts';
import { type Collection, collectionOf } from './collections.ts';
import type { StoredDocuments } from './server-state.ts';

interface Found {
  readonly id: string;
  readonly path: string;
  readonly data: Fields;
}

interface QueryResult<T> {
  readonly rows: Identified<T>[];
  readonly found: readonly Found[];
  readonly of: Collection;
}

const idIn = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The rows of documents, so that one that did not change is the same object in every snapshot. */
const rowsByData = new WeakMap<Fields, object>();

const rowOf = ({ id, data }: Found): object => {
  const row = rowsByData.get(data) ?? { ...data, id };
  rowsByData.set(data, row);
  return row;
};

/** Puts a document in its place among sorted ones. */
const insert = (sorted: Found[], one: Found, order: (a: Found, b: Found) => number): void => {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && order(other, one) < 0) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, one);
};

/** The result over a collection, from the result before: what did not change is not compared or sorted again. */
const queryResult = <T>(query: Query, of: Collection, before?: QueryResult<T>): QueryResult<T> => {
  if (before?.of === of) return before;
  const order = inOrder(query);
  const fresh: Found[] = [];
  for (const [path, data] of of)
    if (before?.of.get(path) !== data && matches(query, data)) fresh.push({ id: idIn(path), path, data });
  const found = (before?.found ?? []).filter(({ path, data }) => of.get(path) === data);
  if (found.length === 0) found.push(...fresh.sort(order));
  else for (const one of fresh) insert(found, one, order);
  // As in the real client, a collection's documents have its type: deciders and the test make them.
  const rows = found.slice(0, query.limit).map((one) => rowOf(one) as Identified<T>);
  const isSame = rows.length === before?.rows.length && rows.every((row, position) => row === before.rows[position]);
  return { rows: isSame ? before.rows : rows, found, of };
};

/**
 * Reads the rows of a query for one listener, again after each change. The row of a document that did not change is the
 * same object as before, and so are the rows as a whole.
 */
export const queryReader = <T>(query: Query): ((documents: StoredDocuments) => Identified<T>[]) => {
  let result: QueryResult<T> | undefined;
  return (documents) => {
    result = queryResult(query, collectionOf(documents, query.collection), result);
    return result.rows;
  };
};
