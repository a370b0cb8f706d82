import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { refundStatuses } from './refund-status.ts';

/**
 * `serviceProviders/{pid}/refunds/{id}`: what must be given back of one payment, and how far that is. It has no personal
 * data, because owner and manager read it. It is a task and no business fact: the booking has the events. Only its
 * failure is an event of its own.
 */
export const refundSchema = z.object({
  refundId: z.string(),
  gateway: z.string(),
  paymentId: z.string(),
  userId: z.string(),
  reservationId: z.string().optional(),
  subscriptionId: z.string().optional(),
  voucherId: z.string().optional(),
  status: z.enum(refundStatuses),
  /** The amount that this step sends. */
  amount: moneySchema,
  /** Of one payment several amounts may be due, one after the other. Each is a step with idempotency keys of its own. */
  step: z.int().positive(),
  /** Counts the idempotency keys of a step: a gateway repeats its answer to a key, also an error. */
  turn: z.int().nonnegative(),
  /** Attempts to send this step, counted at their start. */
  attempts: z.int().nonnegative(),
  /** When the schedule looks at it, for an attempt or after a lease; `null` unless it is due. */
  nextAttemptAt: z.date().nullable(),
  /** Only while a process sends it: until when the others leave it alone. */
  leaseUntil: z.date().optional(),
  /** The gateway's id of the refund, once it has accepted it. */
  gatewayRefundId: z.string().optional(),
  /** Why the last attempt failed: a code, and the gateway's own words. */
  failure: z.object({ code: z.string(), message: z.string().optional() }).optional(),
  sentAt: z.date().optional(),
  endedAt: z.date().optional(),
  /** Only if settled by hand. */
  settledBy: z.string().optional(),
  reason: z.string().optional(),
  shard: z.int(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Refund = Readonly<z.infer<typeof refundSchema>>;
