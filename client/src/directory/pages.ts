/**
 * Pages of a search. `next()` gives one at a time. After an error, such as `unavailable` while offline, `next()` asks for
 * the same page again; the search goes on where it was.
 */
export interface Pages<T> extends AsyncIterableIterator<readonly T[], undefined> {
  next(): Promise<IteratorResult<readonly T[], undefined>>;
  [Symbol.asyncIterator](): Pages<T>;
}

/** A generator would end at the first error. @param read the next page; `undefined` at the end */
export const createPages = <T>(read: () => Promise<readonly T[] | undefined>): Pages<T> => {
  let last: Promise<unknown> = Promise.resolve();
  const pages: Pages<T> = {
    next: () => {
      // One after the other, because a page begins where the one before has ended.
      const page = last
        .then(read, read)
        .then(
          (value): IteratorResult<readonly T[], undefined> =>
            value ? { value, done: false } : { value: undefined, done: true },
        );
      last = page;
      return page;
    },
    [Symbol.asyncIterator]: () => pages,
  };
  return pages;
};
