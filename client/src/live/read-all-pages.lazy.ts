import { defer, tap } from 'rxjs';
import type { Identified, Live, LiveList } from './live.ts';

/** Loads further pages of a list until its last page is not full. */
export const readAllPages = <T>(list: LiveList<T>, pageSize: number): Live<Identified<T>[]> =>
  defer(() => {
    let pages = 1;
    return list.pipe(
      tap(({ data }) => {
        if (data.length < pages * pageSize) return;
        pages += 1;
        list.loadMore();
      }),
    );
  });
