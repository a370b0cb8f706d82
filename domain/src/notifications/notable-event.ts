import * as z from 'zod';
import { parties } from '../booking/shared/party.ts';
import { moneySchema } from '../kernel/money-schema.ts';
import { dayMs } from '../kernel/time/durations.ts';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/**
 * The fields of an event under `endUsers/{uid}/events` that decide about messages. Invalid payload fields count as
 * absent.
 */
export const notableEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  correlationId: z.string(),
  occurredAt: z.date(),
  payload: z.object({
    status: lenient(z.string()),
    paymentStatus: lenient(z.string()),
    cancelledBy: lenient(z.enum(parties)),
    declinedBy: lenient(z.enum(parties)),
    /** Start of the time that a customer wishes for, or has moved to. */
    start: lenient(z.date()),
    /** Until when a freed seat is held. */
    holdExpiresAt: lenient(z.date()),
    offered: lenient(z.literal(true)),
    /** Nobody has freed a seat for one who waited. */
    waited: lenient(z.literal(true)),
    /** Why the booking was cancelled, or moved by its provider. */
    reason: lenient(z.string()),
    refundDue: lenient(moneySchema),
    refunded: lenient(moneySchema),
    /** All that is left of a voucher. */
    amount: lenient(moneySchema),
    /** A voucher pays all that a booking has waited for. */
    confirms: lenient(z.literal(true)),
    /** Staff have paid a booking with a voucher. */
    redeemedBy: lenient(z.literal('provider')),
    /** A voucher is valid for longer than before. */
    expiresAt: lenient(z.date()),
    /** Where a voucher lies. */
    providerId: lenient(z.string()),
  }),
  syncStatus: z.enum(['pending', 'processed', 'failed']),
});

/** True if the event is too old for a message, for example after an outage or an import of past events. */
export const isStale = ({ occurredAt }: Pick<NotableEvent, 'occurredAt'>, now: Date): boolean =>
  now.getTime() - occurredAt.getTime() > dayMs;

export type NotableEvent = Readonly<z.infer<typeof notableEventSchema>>;
