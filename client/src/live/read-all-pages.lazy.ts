import { defer, tap } from 'rxjs';
import type { Identified, Live, LiveList } from './live.ts';

/** A list with all of its pages: reads on for as long as what it has is full. */
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
