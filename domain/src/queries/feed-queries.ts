import { type Importance, importances, typesOf } from '../feed/importance.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** One choice of events: of one entity, of one type, by one person, or by one command. */
export type EventFilter =
  | { readonly entityType: string; readonly entityId: string }
  | { readonly type: string }
  | { readonly actor: string }
  | { readonly correlationId: string };

const chosenBy = (filter: EventFilter): Query['where'] => {
  if ('entityId' in filter)
    return [
      ['entityType', '==', filter.entityType],
      ['entityId', '==', filter.entityId],
    ];
  if ('type' in filter) return [['type', '==', filter.type]];
  return 'actor' in filter ? [['createdBy', '==', filter.actor]] : [['correlationId', '==', filter.correlationId]];
};

/**
 * The most important ones are known by their types, so those of every version are found. The stored priority leaves out
 * the least important ones. Earlier versions stored `normal` for all, so a reader looks at the type, too.
 */
const important = (least: Importance): Query['where'] => {
  if (least === 'low') return [];
  if (least === 'high') return [['type', 'in', typesOf('high')]];
  return [['metadata.priority', 'in', importances.filter((one) => one !== 'low')]];
};

/** `oldest` and `newest` come first. Events of one commit share a time, and follow by their ids. */
export type FeedOrder = 'newest' | 'oldest';

/** A provider's events. With a filter, `least` is left to the reader: such a choice is small. */
export const eventFeed = (
  providerId: string,
  order: FeedOrder,
  {
    filter,
    least = 'low',
  }: { readonly filter?: EventFilter | undefined; readonly least?: Importance | undefined } = {},
): Query =>
  listQuery(
    providerEvents(providerId),
    [['createdAt', order === 'newest' ? 'desc' : 'asc']],
    filter ? chosenBy(filter) : important(least),
    50,
  );

/** Events of a provider that have failed, or that nothing has processed yet. */
export const unprocessedEvents = (providerId: string): Query =>
  listQuery(providerEvents(providerId), [], [['syncStatus', 'in', ['failed', 'pending']]], 300);

/** Samples for the index test. */
export const feedQueries = (): Query[] => [
  unprocessedEvents('p'),
  ...(['newest', 'oldest'] as const).flatMap((order) => [
    eventFeed('p', order),
    eventFeed('p', order, { least: 'normal' }),
    eventFeed('p', order, { least: 'high' }),
    eventFeed('p', order, { filter: { entityType: 'order', entityId: 'o' } }),
    eventFeed('p', order, { filter: { type: 'order.completed' } }),
    eventFeed('p', order, { filter: { actor: 'u' } }),
    eventFeed('p', order, { filter: { correlationId: 'c' } }),
  ]),
];
