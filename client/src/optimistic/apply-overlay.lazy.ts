import type { Fields, Query } from '@counterfoil/domain/core';
import type { Identified, Snapshot } from '../live/live.ts';
import { inOrder, matches } from './matches.lazy.ts';
import { parentOf } from './parent-of.lazy.ts';
import type { Changes } from './rebase.lazy.ts';

/** Overlays predicted changes on the result of a query. */
export const applyOverlayToList = <T>(
  query: Query,
  state: Snapshot<Identified<T>[]>,
  changes: Changes,
  maxDocuments: number,
): Snapshot<Identified<T>[]> => {
  const relevant = [...changes].filter(([path]) => parentOf(path) === query.collection);
  if (relevant.length === 0) return state;
  const documents = new Map<string, Fields>(state.data.map(({ id, ...data }) => [id, data]));
  for (const [path, data] of relevant) {
    const id = path.slice(path.lastIndexOf('/') + 1);
    if (data && matches(query, data)) documents.set(id, data);
    else documents.delete(id);
  }
  const sorted = [...documents].map(([id, data]) => ({ id, data })).sort(inOrder(query));
  // The domain's deciders make the predicted documents, so they have the collection's type.
  const data = sorted.slice(0, maxDocuments).map(({ id, data }) => ({ ...data, id }) as Identified<T>);
  return { ...state, data, pendingWrites: true };
};

/** Overlays a predicted change on a document. */
export const applyOverlayToDocument = <T>(
  path: string,
  state: Snapshot<T | undefined>,
  changes: Changes,
): Snapshot<T | undefined> =>
  changes.has(path) ? { ...state, data: changes.get(path) as T | undefined, pendingWrites: true } : state;
