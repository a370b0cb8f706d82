import { BehaviorSubject, map } from 'rxjs';
import { expect, test } from 'vitest';
import type { LiveList } from './live.ts';
import { readAllPages } from './read-all-pages.lazy.ts';

/** A list with this many documents, in pages of ten. */
const listOf = (count: number) => {
  const pages = new BehaviorSubject(1);
  const live = pages.pipe(
    map((page) => ({
      data: Array.from({ length: Math.min(count, 10 * page) }, (_, n) => ({ id: `d${n}` })),
      fromCache: false,
      pendingWrites: false,
      pendingIds: new Set<string>(),
      hasMore: count >= 10 * page,
      at: new Date(),
    })),
  );
  const list: LiveList<object> = Object.assign(live, { loadMore: () => pages.next(pages.value + 1) });
  return { list, pages };
};

test.each([
  [0, 1],
  [9, 1],
  [10, 2],
  [25, 3],
  [30, 4],
])('reads all of %i documents in %i pages of ten', (count, pageCount) => {
  const { list, pages } = listOf(count);
  let received = 0;
  readAllPages(list).subscribe(({ data }) => {
    received = Math.max(received, data.length);
  });
  expect([received, pages.value]).toEqual([count, pageCount]);
});
