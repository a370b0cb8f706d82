import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/**
 * `serviceProviders/{pid}/unmatchedPayments/{id}`: a payment that matches nothing (paid twice, another amount, no such
 * booking). Somebody paid and must get it back. One that went to a stranger's account lies at `unmatchedPayments/{id}`,
 * and so do those of earlier versions.
 */
export const unmatchedPaymentSchema = z.object({
  gateway: z.string(),
  paymentId: z.string(),
  account: z.string().optional(),
  amount: moneySchema,
  providerId: z.string(),
  userId: z.string(),
  reservationId: z.string().optional(),
  subscriptionId: z.string().optional(),
  voucherId: z.string().optional(),
  /** Why it matches nothing. */
  rejection: z.looseObject({ code: z.string(), message: z.string() }),
  /** Absent in entries of earlier versions: open. */
  status: z.enum(['open', 'closed']).optional(),
  refunded: moneySchema.optional(),
  /** Only if settled by hand. */
  settledBy: z.string().optional(),
  settledAt: z.date().optional(),
  reason: z.string().optional(),
  /** Only after a command. */
  version: z.int().positive().optional(),
  lastCommandId: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type UnmatchedPayment = Readonly<z.infer<typeof unmatchedPaymentSchema>>;
