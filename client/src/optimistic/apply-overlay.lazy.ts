import type { Fields, Query } from '@counterfoil/domain/core';
import type { Identified, Snapshot } from '../live/live.ts';
import { inOrder, matches } from './matches.lazy.ts';
import { parentOf } from './parent-of.lazy.ts';
import type { Changes } from './rebase.lazy.ts';

/** A query's result with what is in flight laid over it. */
export const applyOverlayToList = <T>(
  query: Query,
  state: Snapshot<Identified<T>[]>,
  changes: Changes,
  most: number,
): Snapshot<Identified<T>[]> => {
  const own = [...changes].filter(([path]) => parentOf(path) === query.collection);
  if (own.length === 0) return state;
  const documents = new Map<string, Fields>(state.data.map(({ id, ...data }) => [id, data]));
  for (const [path, data] of own) {
    const id = path.slice(path.lastIndexOf('/') + 1);
    if (data && matches(query, data)) documents.set(id, data);
    else documents.delete(id);
  }
  const ordered = [...documents].map(([id, data]) => ({ id, data })).sort(inOrder(query));
  // The guess is made by the domain's own code, which makes documents of the collection's type.
  const data = ordered.slice(0, most).map(({ id, data }) => ({ ...data, id }) as Identified<T>);
  return { ...state, data, pendingWrites: true };
};

/** A document with what is in flight laid over it. */
export const applyOverlayToDocument = <T>(
  path: string,
  state: Snapshot<T | undefined>,
  changes: Changes,
): Snapshot<T | undefined> =>
  changes.has(path) ? { ...state, data: changes.get(path) as T | undefined, pendingWrites: true } : state;
