import type { Query } from '@counterfoil/domain/core';
import { BehaviorSubject, finalize, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { listenQuery } from './listen.ts';
import type { Identified, Live, LiveList } from './live.ts';
import { shared } from './shared.ts';

/** Returns the live list of a query. */
export type ListOf = <T>(query: Query) => LiveList<T>;

/**
 * Overlays the commands in flight on the result of a query. `maxDocuments` is the number of documents that its pages
 * hold.
 */
export interface ListOverlay {
  list<T>(query: Query, maxDocuments: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
}

/** Creates the live list of a query. It returns to one page when its last subscriber leaves. */
export const liveList = <T>(connection: Connection, overlay: ListOverlay, query: Query): LiveList<T> => {
  const pages = new BehaviorSubject(1);
  const live = shared(
    pages.pipe(
      switchMap((count) => overlay.list(query, count * query.limit, listenQuery<T>(connection, query, count))),
      finalize(() => pages.next(1)),
    ),
  );
  return Object.assign(live, { loadMore: () => pages.next(pages.value + 1) });
};
