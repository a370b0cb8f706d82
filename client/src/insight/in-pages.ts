import type { Query } from '@counterfoil/domain/core';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { LiveList } from '../live/live.ts';
import type { HasQuery } from '../live/live-list.ts';
import { pagesOf } from './pages-of.ts';

export interface PageOptions {
  /** Documents of a page, 1 to 500; 50 unless set. */
  readonly pageSize?: number;
}

const maxPageSize = 500;

/** @throws CounterfoilError `invalid-argument` for another size of pages */
export const checkedSize = (pageSize = 50): number => {
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= maxPageSize) return pageSize;
  throw new CounterfoilError('invalid-argument', `a page has 1 to ${maxPageSize} documents, not ${pageSize}`);
};

/** @throws CounterfoilError `invalid-argument` for another size of pages */
export const queryInPages = <T>(
  counterfoil: Counterfoil,
  wanted: Query,
  { pageSize }: PageOptions = {},
): LiveList<T> => {
  const query = { ...wanted, limit: checkedSize(pageSize) };
  const { memoized } = listsOf(counterfoil);
  return memoized(`pages ${JSON.stringify(query)}`, () => pagesOf<T>(partsOf(counterfoil).connection, query));
};

const hasQuery = (list: object): list is HasQuery => 'query' in list;

/** A list of `me()`. */
const isOwn = (list: object): list is { readonly live: (uid: string) => object } => 'live' in list;

const queryOf = (counterfoil: Counterfoil, list: object): Query => {
  if (hasQuery(list)) return list.query;
  if (!isOwn(list)) throw new CounterfoilError('unimplemented', 'this list has no pages');
  const { currentUser } = partsOf(counterfoil).connection.auth;
  if (currentUser) return queryOf(counterfoil, list.live(currentUser.uid));
  throw new CounterfoilError('unauthenticated', 'sign in first');
};

/**
 * A list of the client with a page size of its own: those of `provider(id)`, `me()`, `desk` and `payments`. `loadMore`
 * bills the next page only. The list itself would bill all documents again. Commands in flight do not show in it.
 *
 * @throws CounterfoilError `invalid-argument` for another size of pages, `unauthenticated` for a list of `me()`, and
 * `unimplemented` for the fake client of a test
 */
export const inPages = <T>(counterfoil: Counterfoil, list: LiveList<T>, options?: PageOptions): LiveList<T> =>
  queryInPages<T>(counterfoil, queryOf(counterfoil, list), options);
