import type { Query } from '@counterfoil/domain/core';
import type { Identified, Snapshot } from '../live/live.ts';
import { inOrder, matches } from './matches.lazy.ts';
import { parentOf } from './parent-of.lazy.ts';
import type { Changes } from './rebase.lazy.ts';

/** Overlays predicted changes on the result of a query. Rows without a predicted change stay the same objects. */
export const applyOverlayToList = <T>(
  query: Query,
  state: Snapshot<Identified<T>[]>,
  changes: Changes,
): Snapshot<Identified<T>[]> => {
  const relevant = [...changes].filter(([path]) => parentOf(path) === query.collection);
  if (relevant.length === 0) return state;
  const rows = new Map(state.data.map((row) => [row.id, row]));
  const pendingIds = new Set(state.pendingIds);
  for (const [path, data] of relevant) {
    const id = path.slice(path.lastIndexOf('/') + 1);
    pendingIds.add(id);
    // The domain's deciders make the predicted documents, so they have the collection's type.
    if (data && matches(query, data)) rows.set(id, { ...data, id } as Identified<T>);
    else rows.delete(id);
  }
  const sorted = [...rows].map(([id, data]) => ({ id, data })).sort(inOrder(query));
  const data = sorted.slice(0, query.limit).map(({ data }) => data);
  return { ...state, data, pendingIds, pendingWrites: true };
};

/** Overlays a predicted change on a document. */
export const applyOverlayToDocument = <T>(
  path: string,
  state: Snapshot<T | undefined>,
  changes: Changes,
): Snapshot<T | undefined> =>
  changes.has(path) ? { ...state, data: changes.get(path) as T | undefined, pendingWrites: true } : state;
