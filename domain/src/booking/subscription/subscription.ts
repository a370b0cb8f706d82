import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { attendeeSchema } from '../shared/attendee.ts';
import { parties } from '../shared/party.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { subscriptionStatuses } from './status.ts';

/** `endUsers/{uid}/subscriptions/{id}`: the whole subscription, with its owner. */
export const subscriptionSchema = z.object({
  subscriptionId: z.string(),
  userId: z.string(),
  userName: z.string(),
  providerId: z.string(),
  providerName: z.string(),
  planId: z.string(),
  planName: z.string(),
  /** Printed on both halves. */
  code: z.string(),
  /** The house's, in whose months it runs. */
  timeZone: z.string(),
  subscribers: z.array(attendeeSchema),
  status: z.enum(subscriptionStatuses),
  /** When it began to run without a break; absent until it is first active. */
  startDate: z.date().optional(),
  /** Months from `startDate` to `expiryDate`, over all renewals: each is counted from the start, never from a cut month. */
  termMonths: z.int().positive().optional(),
  expiryDate: z.date().optional(),
  /** Of the latest period, as the catalogue had them when it was ordered. */
  periodMonths: z.int().positive(),
  price: moneySchema,
  /** Nothing until the first payment, and for a period that was free. */
  pricePaid: moneySchema,
  /** Of the latest period, or of the renewal that is awaited. */
  paymentStatus: z.enum(paymentStatuses),
  /** Of the last payment. */
  paymentId: z.string().optional(),
  gateway: z.string().optional(),
  refundDue: moneySchema.optional(),
  /** The price and length of a renewal that was ordered and is not paid yet. */
  renewalDue: moneySchema.optional(),
  renewalMonths: z.int().positive().optional(),
  /** While pending: until when the first payment is waited for. */
  holdExpiresAt: z.date().optional(),
  expiredAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** Somebody's own words, or `expired`. */
  cancellationReason: z.string().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Subscription = Readonly<z.infer<typeof subscriptionSchema>>;
