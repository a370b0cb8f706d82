import type { EventRecord } from '@counterfoil/domain/core';
import {
  type EventCursor,
  type EventFilter,
  eventFeed,
  exactText,
  exactTime,
  type Importance,
  importanceOf,
  isAtLeast,
} from '@counterfoil/domain/insight';
import { type QueryDocumentSnapshot, Timestamp } from 'firebase/firestore';
import { map, type Observable } from 'rxjs';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { ListSnapshot, LiveList } from '../live/live.ts';
import { checkedSize, type PageOptions } from './in-pages.ts';
import type { Start } from './page.ts';
import { pagesOf } from './pages-of.ts';

/** An event of a feed, with its exact place and its importance. */
export type FeedEvent = EventRecord & { readonly cursor: EventCursor; readonly importance: Importance };

export interface EventOptions extends PageOptions {
  /** Only events behind this place, oldest first. */
  readonly after?: EventCursor | undefined;
  /** Only events ahead of this place, newest first. */
  readonly before?: EventCursor | undefined;
  /** Leaves out what is less important; `low` unless set, which is everything. */
  readonly least?: Importance | undefined;
}

const startOf = ({ after, before }: EventOptions): Start | undefined => {
  const cursor = after ?? before;
  if (!cursor) return undefined;
  if (after && before) throw new CounterfoilError('invalid-argument', 'events are read after a place or before it');
  const time = exactTime(cursor.createdAt);
  const name = after ? 'after' : 'before';
  if (!time) throw new CounterfoilError('invalid-argument', `${name}.createdAt is no time: ${cursor.createdAt}`);
  if (!cursor.id || cursor.id.includes('/'))
    throw new CounterfoilError('invalid-argument', `${name}.id is no id of an event: ${cursor.id}`);
  return { values: [new Timestamp(time.seconds, time.nanoseconds), cursor.id], direction: after ? 'asc' : 'desc' };
};

const placeOf = (document: QueryDocumentSnapshot): Pick<FeedEvent, 'cursor' | 'importance'> => {
  const createdAt: Timestamp = document.get('createdAt');
  return {
    cursor: { createdAt: exactText(createdAt), id: document.id },
    importance: importanceOf(String(document.get('type'))),
  };
};

const without = (state: ListSnapshot<FeedEvent>, least: Importance): ListSnapshot<FeedEvent> => ({
  ...state,
  data: state.data.filter(({ type }) => isAtLeast(type, least)),
});

/**
 * A provider's events, live: newest first, or from an exact place on. All, or those of one entity, type, actor or
 * command (`correlationId`). For owner, manager and staff. `loadMore` bills the next page only. `hasMore` counts events
 * that `least` leaves out on the device, so a page may show fewer events than its size, or none.
 *
 * @throws CounterfoilError `invalid-argument` for another size of pages, or a place that is none
 */
export const events = (
  counterfoil: Counterfoil,
  providerId: string,
  filter?: EventFilter,
  options: EventOptions = {},
): LiveList<FeedEvent> => {
  const { least = 'low', pageSize } = options;
  const start = startOf(options);
  const declared = eventFeed(providerId, options.after ? 'oldest' : 'newest', { filter, least });
  const query = { ...declared, limit: checkedSize(pageSize) };
  const { memoized } = listsOf(counterfoil);
  const pages = memoized(`events ${JSON.stringify([query, options.after ?? options.before])}`, () =>
    pagesOf<FeedEvent>(partsOf(counterfoil).connection, query, { start, extra: placeOf }),
  );
  if (least === 'low') return pages;
  const chosen: Observable<ListSnapshot<FeedEvent>> = pages.pipe(map((state) => without(state, least)));
  return Object.assign(chosen, { loadMore: pages.loadMore });
};
