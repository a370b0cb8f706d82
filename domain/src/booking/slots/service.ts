import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { cancellationPolicySchema } from './cancellation-policy.ts';

const confirmationModes = ['payment', 'automatic', 'manual'] as const;

/** `serviceProviders/{pid}/services/{id}`. Owner and manager write it directly, under the security rules. */
export const serviceSchema = z.object({
  name: z.string(),
  /** Duration of a reservation. */
  durationMinutes: z.int().positive(),
  /** Step of the slot grid: a reservation starts at opening time plus a multiple of this. */
  slotMinutes: z.int().positive(),
  /** Maximum number of seats taken at the same time; of a booking, if resources serve. */
  capacity: z.int().nonnegative(),
  /** Price per seat. */
  price: moneySchema,
  /**
   * Other prices by day and time of the start, on the provider's clock: `sat,sun 18:00-22:00 4500` for 4500 minor units
   * per seat. The first one that matches counts; at most 20.
   */
  timePrices: z.array(z.string()).optional(),
  /**
   * The packages that it sells: `10 45000 365` for ten visits at 45000 minor units, valid for a year. At most five,
   * each with another number of visits.
   */
  packages: z.array(z.string()).optional(),
  /** Days for which a gift card is valid. If set, customers can buy gift cards of any amount. */
  giftCardDays: z.int().positive().optional(),
  /** The trigger that confirms a pending reservation. */
  confirmation: z.enum(confirmationModes),
  /** Duration of a hold for payment; the default is 15. With `manual`, a request without it never expires. */
  holdMinutes: z.int().positive().optional(),
  /** With `payment`, 1 to 99: the percentage of the price that is paid now. The rest is paid there. Absent: all is paid now. */
  depositPercent: z.int().min(1).max(99).optional(),
  cancellationPolicy: cancellationPolicySchema.optional(),
  /** How many days ahead it can be booked: 400 unless set. */
  horizonDays: z.int().positive().optional(),
  /** Minutes before the start until which customers can book, or move a booking there: 0 unless set. */
  noticeMinutes: z.int().nonnegative().optional(),
  /**
   * Minutes for which a freed seat is held for the first in line. If set, customers can wait for a slot that is full.
   */
  waitingHoldMinutes: z.int().positive().optional(),
  /** Resources, of which one serves each booking; at most 20. Without any, `capacity` alone limits. */
  resourceIds: z.array(z.string()).optional(),
  /** Minutes for which the resource is taken before and after a booking, also beyond its hours. */
  minutesBefore: z.int().nonnegative().optional(),
  minutesAfter: z.int().nonnegative().optional(),
});

export type Service = Readonly<z.infer<typeof serviceSchema>>;
