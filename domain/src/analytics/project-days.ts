import * as z from 'zod';
import { reservationReferenceSchema } from '../booking/reservation/reference.ts';
import { subscriptionReferenceSchema } from '../booking/subscription/reference.ts';
import type { Write } from '../kernel/write.ts';
import type { Provider } from '../provider/profile/provider.ts';
import type { Order } from '../restaurant/orders/order.ts';
import { type DayChange, dayWrite } from './day-change.ts';
import { dayChanges } from './day-changes.ts';
import { orderDayChanges } from './order-day-changes.ts';
import { subscriptionDayChanges } from './subscription-day-changes.ts';

const base = { id: z.string(), type: z.string(), occurredAt: z.date() };
const orderEvent = { ...base, entityType: z.literal('order'), createdBy: z.string() };

/** The fields of a provider's events that the days depend on. */
const eventSchema = z.discriminatedUnion('entityType', [
  z.object({
    ...base,
    entityType: z.literal('reservation'),
    before: reservationReferenceSchema.optional(),
    reference: reservationReferenceSchema,
  }),
  z.object({
    ...base,
    entityType: z.literal('subscription'),
    before: subscriptionReferenceSchema.optional(),
    reference: subscriptionReferenceSchema,
  }),
  z.discriminatedUnion('type', [
    z.object({ ...orderEvent, type: z.literal('order.created'), payload: z.object({ openedBy: z.string() }) }),
    z.object({ ...orderEvent, type: z.literal('order.completed') }),
    z.object({ ...orderEvent, type: z.literal('order.cancelled') }),
  ]),
]);

type DayEvent = z.infer<typeof eventSchema>;

/** The events that count: all of reservations and subscriptions, and some of orders. */
const entitySchema = z.union([
  z.object({ entityType: z.enum(['reservation', 'subscription']) }),
  z.object({ entityType: z.literal('order'), type: z.enum(['order.created', 'order.completed', 'order.cancelled']) }),
]);

const changesOf = (event: DayEvent, order: Order | undefined, timeZone: string): DayChange[] | undefined => {
  if (event.entityType === 'reservation') return dayChanges({ ...event, after: event.reference }, timeZone);
  if (event.entityType === 'subscription')
    return subscriptionDayChanges({ ...event, after: event.reference }, timeZone);
  const { type, occurredAt, createdBy } = event;
  if (type === 'order.created') return orderDayChanges({ type, occurredAt, by: event.payload.openedBy }, timeZone);
  if (type === 'order.cancelled') return orderDayChanges({ type, occurredAt, by: createdBy }, timeZone);
  return order && orderDayChanges({ type, occurredAt, by: createdBy, order }, timeZone);
};

/** The provider of the event and, for a completed order, the order. */
export interface DayContext {
  readonly providerId: string;
  readonly provider: Provider;
  readonly order?: Order | undefined;
}

/**
 * The writes that an event causes in its provider's days; none if the event does not count.
 *
 * @returns `undefined` for a malformed event
 */
export const projectDays = (
  event: unknown,
  { providerId, provider, order }: DayContext,
  now: Date,
): Write[] | undefined => {
  if (!entitySchema.safeParse(event).success) return [];
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { id } = parsed.data;
  const changes = changesOf(parsed.data, order, provider.timeZone);
  return changes?.map((change) => dayWrite(providerId, id, change, now));
};
