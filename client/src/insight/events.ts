import type { EventRecord } from '@counterfoil/domain/core';
import { type EventFilter, newestEvents } from '@counterfoil/domain/insight';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { LiveList } from '../live/live.ts';
import { pagesOf } from './pages-of.ts';

export interface PageOptions {
  /** Documents of a page, 1 to 500; 50 unless set. */
  readonly pageSize?: number;
}

const maxPageSize = 500;

const checkedSize = (pageSize: number): number => {
  if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= maxPageSize) return pageSize;
  throw new CounterfoilError('invalid-argument', `a page has 1 to ${maxPageSize} documents, not ${pageSize}`);
};

/**
 * A provider's events, newest first: all, or those of one entity, type, actor or command (`correlationId`). For owner,
 * manager and staff. `loadMore` bills the next page only.
 *
 * @throws CounterfoilError `invalid-argument` for another size of pages
 */
export const events = (
  counterfoil: Counterfoil,
  providerId: string,
  filter?: EventFilter,
  { pageSize = 50 }: PageOptions = {},
): LiveList<EventRecord> => {
  const query = { ...newestEvents(providerId, filter), limit: checkedSize(pageSize) };
  const { memoized } = listsOf(counterfoil);
  return memoized(`pages ${JSON.stringify(query)}`, () => pagesOf<EventRecord>(partsOf(counterfoil).connection, query));
};
