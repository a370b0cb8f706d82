import type { EventRecord } from '@counterfoil/domain/core';
import { type EventFilter, newestEvents } from '@counterfoil/domain/insight';
import type { Counterfoil } from '../counterfoil.ts';
import type { LiveList } from '../live/live.ts';
import { type PageOptions, queryInPages } from './in-pages.ts';

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
  options?: PageOptions,
): LiveList<EventRecord> => queryInPages<EventRecord>(counterfoil, newestEvents(providerId, filter), options);
