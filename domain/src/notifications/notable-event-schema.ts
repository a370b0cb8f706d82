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
