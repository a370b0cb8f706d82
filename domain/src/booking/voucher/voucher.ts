import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { voucherKinds, voucherStatuses } from './status.ts';

/**
 * `serviceProviders/{pid}/vouchers/{id}`: a package or a gift card, which the provider owes. It names its holder by id
 * alone; one that was sold at the desk has none until somebody takes it. Nobody takes one from its holder, unless the
 * holder gives it away.
 */
export const voucherSchema = z.object({
  voucherId: z.string(),
  kind: z.enum(voucherKinds),
  /** The holder; absent for one that was sold at the desk and that nobody has taken yet. */
  userId: z.string().optional(),
  /** Its holder lets somebody take it who has its id. */
  givenAway: z.literal(true).optional(),
  providerId: z.string(),
  providerName: z.string(),
  /** The service that sold it. A package pays for this service alone. */
  serviceId: z.string(),
  serviceName: z.string(),
  /** For people at the desk. */
  code: z.string(),
  status: z.enum(voucherStatuses),
  /** Visits of a package; minor units of a gift card. */
  total: z.int().positive(),
  left: z.int().nonnegative(),
  /** Units that the provider has taken back, and paid out. */
  refundedUnits: z.int().positive().optional(),
  /** Paid for all of it. */
  price: moneySchema,
  /** `none`: paid at the desk. */
  paymentStatus: z.enum(paymentStatuses),
  paymentId: z.string().optional(),
  gateway: z.string().optional(),
  /** All that the customer must get back through the gateway; `refunded` is what they have. */
  refundDue: moneySchema.optional(),
  refunded: moneySchema.optional(),
  /** Days for which it is valid after the day of its activation. */
  validDays: z.int().positive(),
  activatedAt: z.date().optional(),
  /** Nobody can pay with it from then on: the end of its last day at the provider. */
  expiresAt: z.date().optional(),
  /** Only while pending: when the offer to pay it ends. */
  holdExpiresAt: z.date().optional(),
  /** When the schedule looks at it: the end of the hold, or of its validity; `null` if it has ended. */
  dueAt: z.date().nullable(),
  endedAt: z.date().optional(),
  shard: z.int(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Voucher = Readonly<z.infer<typeof voucherSchema>>;
