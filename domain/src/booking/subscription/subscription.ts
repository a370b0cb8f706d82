import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { attendeeSchema } from '../shared/attendee.ts';
import { parties } from '../shared/party.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { subscriptionStatuses } from './status.ts';

/** `endUsers/{uid}/subscriptions/{id}`: the full document, which belongs to the customer. */
export const subscriptionSchema = z.object({
  subscriptionId: z.string(),
  userId: z.string(),
  userName: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  planId: z.string(),
  planName: z.string(),
  /** The full document and the reference carry the same code. */
  code: z.string(),
  /** The provider's time zone, which defines the months of the term. */
  timeZone: z.string(),
  subscribers: z.array(attendeeSchema),
  status: z.enum(subscriptionStatuses),
  /** Start of the current uninterrupted term; absent until the first activation. */
  startDate: z.date().optional(),
  /**
   * Months from `startDate` to `expiryDate`, over all renewals. Each renewal counts from the start, so short months add
   * no drift.
   */
  termMonths: z.int().positive().optional(),
  expiryDate: z.date().optional(),
  /** Length and price of the latest period, from the catalogue at the time of order. */
  periodMonths: z.int().positive(),
  price: moneySchema,
  /** Zero until the first payment, and for a free period. */
  pricePaid: moneySchema,
  /** Status of the latest period's payment, or of the pending renewal's. */
  paymentStatus: z.enum(paymentStatuses),
  /** Only while a renewal is pending: the status of the term's payment, which counts again if the renewal lapses. */
  termPaymentStatus: z.enum(paymentStatuses).optional(),
  /** Id and gateway of the last payment. */
  paymentId: z.string().optional(),
  gateway: z.string().optional(),
  /** All that must be given back of a payment, and what was given back; `refundPaymentId` if that is not the last. */
  refundDue: moneySchema.optional(),
  refunded: moneySchema.optional(),
  refundPaymentId: z.string().optional(),
  /** The payment to give back is disputed: nobody owes it until the dispute has ended. A renewal hides the status. */
  refundDisputed: z.literal(true).optional(),
  /** Price and length of a renewal that waits for its payment. */
  renewalDue: moneySchema.optional(),
  renewalMonths: z.int().positive().optional(),
  /** A renewal that ended unpaid. A payment before `payableUntil` still buys it, a later one is refunded. */
  lapsedRenewal: z.object({ price: moneySchema, periodMonths: z.int().positive(), payableUntil: z.date() }).optional(),
  /** Only while a payment is pending: the time limit for the first payment, or for the renewal's. */
  holdExpiresAt: z.date().optional(),
  expiredAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** Typed text, or `expired`. */
  cancellationReason: z.string().optional(),
  /** Leads the indexes of what is due. Earlier versions wrote none. */
  shard: z.int().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Subscription = Readonly<z.infer<typeof subscriptionSchema>>;
