import type { Query } from '@counterfoil/domain/core';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, finalize, switchMap } from 'rxjs';
import { listenQuery } from './listen.ts';
import type { LiveList } from './live.ts';
import type { Overlay } from './overlay.ts';
import { shared } from './shared.ts';
import { toQuery } from './to-query.ts';

/** Gives the live list of a query. */
export type ListOf = <T>(query: Query) => LiveList<T>;

/** A list that is read by the page. */
export const liveList = <T>(firestore: Firestore, overlay: Overlay, query: Query): LiveList<T> => {
  const pages = new BehaviorSubject(1);
  const live = shared(
    pages.pipe(
      switchMap((count) =>
        overlay.list(query, count * query.limit, listenQuery<T>(toQuery(firestore, query, count), query.collection)),
      ),
      finalize(() => pages.next(1)),
    ),
  );
  return Object.assign(live, { loadMore: () => pages.next(pages.value + 1) });
};
