import type { Query } from '@counterfoil/domain';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, finalize, switchMap } from 'rxjs';
import { listenQuery } from './listen.ts';
import type { LiveList } from './live.ts';
import { shared } from './shared.ts';
import { toQuery } from './to-query.ts';

const createList = <T>(firestore: Firestore, query: Query): LiveList<T> => {
  const pages = new BehaviorSubject(1);
  const live = shared(
    pages.pipe(
      switchMap((count) => listenQuery<T>(toQuery(firestore, query, count), query.collection)),
      finalize(() => pages.next(1)),
    ),
  );
  return Object.assign(live, { loadMore: () => pages.next(pages.value + 1) });
};

/** Live lists by their query: asking twice for the same one gives the same stream. */
export const liveLists = (firestore: Firestore) => {
  const lists = new Map<string, LiveList<unknown>>();
  return <T>(query: Query): LiveList<T> => {
    const key = JSON.stringify(query);
    const list = lists.get(key) ?? createList<unknown>(firestore, query);
    lists.set(key, list);
    return list as LiveList<T>;
  };
};
