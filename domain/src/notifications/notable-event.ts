import { z } from 'zod';
import { parties } from '../booking/shared/party.ts';
import { moneySchema } from '../kernel/money-schema.ts';

const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** As much of an event under `endUsers/{uid}/events` as decides what is told. Payloads of other events pass unread. */
export const notableEventSchema = z.object({
  id: z.string(),
  type: z.string(),
  entityType: z.string(),
  entityId: z.string(),
  correlationId: z.string(),
  occurredAt: z.date(),
  payload: z.object({
    status: maybe(z.string()),
    paymentStatus: maybe(z.string()),
    cancelledBy: maybe(z.enum(parties)),
    refundDue: maybe(moneySchema),
  }),
  syncStatus: z.enum(['pending', 'processed', 'failed']),
});

const day = 24 * 3_600_000;

/** Nobody wants to be told of what is over: after an outage, or when a history is imported. */
export const isStale = ({ occurredAt }: Pick<NotableEvent, 'occurredAt'>, now: Date): boolean =>
  now.getTime() - occurredAt.getTime() > day;

export type NotableEvent = Readonly<z.infer<typeof notableEventSchema>>;
