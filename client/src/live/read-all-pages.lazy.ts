import { type Observable, tap } from 'rxjs';
import type { ListSnapshot, LiveList } from './live.ts';

/** Loads further pages of a list until its last page is not full. */
export const readAllPages = <T>(list: LiveList<T>): Observable<ListSnapshot<T>> =>
  list.pipe(tap(({ hasMore }) => hasMore && list.loadMore()));
