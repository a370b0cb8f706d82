import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, finalize, map, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { lingerMs } from './linger.ts';
import { listenQuery } from './listen.ts';
import type { Identified, ListSnapshot, Live, LiveList } from './live.ts';
import { shared } from './shared.ts';

/** Returns the live list of a query. */
export type ListOf = <T>(query: Query) => LiveList<T>;

/** The query of a list, for the entries beside the core. */
export interface HasQuery {
  readonly query: Query;
}

/** Overlays the commands in flight on the result of a query. */
export interface ListOverlay {
  list<T>(query: Query, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
}

/** The latest rows of the lists of one collection that have a listener. */
export type HeldRows = Map<object, readonly Identified<unknown>[]>;

/** Creates the live list of a query. It returns to one page when its listener stops. */
export const liveList = <T>(
  connection: Connection,
  overlay: ListOverlay,
  query: Query,
  held: HeldRows,
): HasQuery & LiveList<T> => {
  const pages = new BehaviorSubject(1);
  /** Number of pages that have arrived and are full. */
  let full = 0;
  const live = pages.pipe(
    switchMap((count) => {
      const paged = { ...query, limit: query.limit * count };
      return overlay.list(paged, listenQuery<T>(connection, paged)).pipe(
        map(({ pendingIds = new Set<string>(), hasMore = false, ...state }): ListSnapshot<T> => {
          full = hasMore ? count : 0;
          held.set(pages, state.data);
          return { ...state, pendingIds, hasMore };
        }),
      );
    }),
    finalize(() => {
      held.delete(pages);
      full = 0;
      pages.next(1);
    }),
  );
  return Object.assign(shared(live, lingerMs, connection, JSON.stringify(query)), {
    query,
    loadMore: () => {
      if (full === pages.value) pages.next(full + 1);
    },
  });
};
