import { z } from 'zod';
import { reservationReferenceSchema } from '../booking/reservation-reference.ts';
import { subscriptionReferenceSchema } from '../booking/subscription-reference.ts';
import { hash53 } from '../kernel/short-code.ts';
import type { Increments, Write } from '../kernel/write.ts';
import type { Provider } from '../provider/provider.ts';
import { dayShards, daysPath } from './day.ts';
import { type DayChange, dayChanges } from './day-changes.ts';
import { subscriptionDayChanges } from './subscription-day-changes.ts';

/** As much of a house's events as projections follow from. */
const eventSchema = z.discriminatedUnion('entityType', [
  z.object({
    entityType: z.literal('reservation'),
    id: z.string(),
    occurredAt: z.date(),
    before: reservationReferenceSchema.optional(),
    reference: reservationReferenceSchema,
  }),
  z.object({
    entityType: z.literal('subscription'),
    id: z.string(),
    type: z.string(),
    occurredAt: z.date(),
    before: subscriptionReferenceSchema.optional(),
    reference: subscriptionReferenceSchema,
  }),
]);

/** The entities that have a place in a day. */
const entitySchema = z.object({ entityType: z.enum(['reservation', 'subscription']) });

const changesOf = (event: z.infer<typeof eventSchema>, timeZone: string): DayChange[] =>
  event.entityType === 'reservation'
    ? dayChanges({ ...event, after: event.reference }, timeZone)
    : subscriptionDayChanges({ ...event, after: event.reference }, timeZone);

/** `{'hours.09': -1, 'hours.10': 1}` as `{hours: {'09': -1, '10': 1}}` */
const nested = (flat: DayChange['by']): Increments => {
  const counts = Object.entries(flat).filter(([field]) => !field.startsWith('hours.'));
  const hours = Object.entries(flat).flatMap(([field, value]) => {
    const hour = /^hours\.(.+)$/.exec(field)?.[1];
    return hour ? [[hour, value] as const] : [];
  });
  return { ...Object.fromEntries(counts), ...(hours.length > 0 ? { hours: Object.fromEntries(hours) } : {}) };
};

const dayWrite = (providerId: string, eventId: string, { day, by }: DayChange, now: Date): Write => ({
  op: 'increment',
  path: `${daysPath(providerId)}/${day}_${hash53(eventId) % dayShards}`,
  by: nested(by),
  fields: { day, updatedAt: now },
});

/**
 * What a house's event writes into its days: nothing, for an entity without a place there.
 *
 * @returns `undefined` for an event that should have a place, but is not what it should be
 */
export const projectEvent = (
  event: unknown,
  providerId: string,
  { timeZone }: Provider,
  now: Date,
): Write[] | undefined => {
  const entity = entitySchema.safeParse(event);
  if (!entity.success) return [];
  const known = eventSchema.safeParse(event);
  if (!known.success) return undefined;
  return changesOf(known.data, timeZone).map((change) => dayWrite(providerId, known.data.id, change, now));
};
