import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/** `lost`: the customer has the money back. */
export const disputeStatuses = ['open', 'won', 'lost'] as const;

const reported = { amount: moneySchema, reportedAt: z.date() };

/**
 * `payments/{longCode}`: everything that a gateway has reported about one payment. Proof that it was applied once, and
 * the memory of refunds and disputes, in whatever order they are reported.
 */
export const paymentSchema = z.object({
  gateway: z.string(),
  paymentId: z.string(),
  /** The connected account that was paid; absent for the platform's. */
  account: z.string().optional(),
  /** The booking that it paid; absent until then. */
  applied: z
    .object({
      providerId: z.string(),
      userId: z.string(),
      reservationId: z.string().optional(),
      subscriptionId: z.string().optional(),
      voucherId: z.string().optional(),
      amount: moneySchema,
      at: z.date(),
    })
    .optional(),
  /** All that was refunded until the latest report. */
  refund: z.object({ ...reported, isFull: z.boolean() }).optional(),
  /** Refunds that the bank has sent back, by their ids. */
  failedRefunds: z.record(z.string(), z.object(reported)).optional(),
  /** By their ids. */
  disputes: z.record(z.string(), z.object({ ...reported, status: z.enum(disputeStatuses) })).optional(),
  /** Somebody of the provider has given money back elsewhere: so much of the payment counts as returned since then. */
  settledByHand: z.object({ amount: moneySchema, at: z.date() }).optional(),
  /** Only while it is not applied: then Firestore deletes it. */
  expireAt: z.date().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type StoredPayment = Readonly<z.infer<typeof paymentSchema>>;
