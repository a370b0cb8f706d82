import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { attendeeSchema } from '../shared/attendee.ts';
import { parties } from '../shared/party.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { cancellationPolicySchema } from '../slots/cancellation-policy.ts';
import { servedBySchema } from '../slots/resource.ts';
import { creditSchema } from './credit-schema.ts';
import { reservationStatuses } from './status.ts';

const ratingSchema = z.object({
  stars: z.int().min(1).max(5),
  comment: z.string().optional(),
  ratedAt: z.date(),
});

/** `endUsers/{uid}/reservations/{id}`: the full document, which belongs to the customer. */
export const reservationSchema = z.object({
  reservationId: z.string(),
  /** Absent while it is the booking of a guest without account. */
  userId: z.string().optional(),
  userName: z.string(),
  /** A guest left a phone or an e-mail, in `private/contact` beside the document. */
  hasContact: z.literal(true).optional(),
  /** The customer or guest was erased: the pseudonym that stands for them with this provider. */
  erasedAs: z.string().optional(),
  providerId: z.string(),
  providerName: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  /** The full document and the reference carry the same code. */
  code: z.string(),
  reservationStartTime: z.date(),
  reservationEndTime: z.date(),
  /** The opening day of its slots, `YYYY-MM-DD`, and the keys of its seats in `SlotDay.booked`. */
  day: z.string(),
  slotKeys: z.array(z.string()),
  /** The member, place or table that serves; absent if the service asks for none. */
  servedBy: servedBySchema.optional(),
  /** Bookings that were made together, week after week, have the same. Each goes its own way. */
  seriesId: z.string().optional(),
  /** While the customer wishes for another time: its seats are held, too. The provider answers until `expiresAt`. */
  move: z
    .object({
      start: z.date(),
      end: z.date(),
      day: z.string(),
      slotKeys: z.array(z.string()),
      servedBy: servedBySchema.optional(),
      requestedAt: z.date(),
      expiresAt: z.date(),
    })
    .optional(),
  /** A closure has moved it: a cancellation costs no fee, until somebody moves it again. */
  feeWaived: z.literal(true).optional(),
  attendees: z.array(attendeeSchema),
  partySize: z.int().positive(),
  totalPrice: moneySchema,
  /** Paid by a voucher, apart from the payment. */
  credit: creditSchema.optional(),
  /** The part of the price that is paid through the app, by the service at the time of booking. Absent: everything. */
  deposit: moneySchema.optional(),
  status: z.enum(reservationStatuses),
  paymentStatus: z.enum(paymentStatuses),
  paymentId: z.string().optional(),
  gateway: z.string().optional(),
  /** All that the customer must get back; `refunded` is what they have. */
  refundDue: moneySchema.optional(),
  refunded: moneySchema.optional(),
  /** The service's policy at the time of booking. */
  cancellationPolicy: cancellationPolicySchema.optional(),
  /** Only while pending: when the hold expires. While waiting: the start, at which the wait ends. */
  holdExpiresAt: z.date().optional(),
  /** Only while pending: a freed seat is held for it, and its customer has not accepted it yet. */
  offered: z.literal(true).optional(),
  /** Only while pending: when the hold was extended for a checkout. */
  holdExtendedAt: z.date().optional(),
  confirmedAt: z.date().optional(),
  /** Staff noted that the guest is here. */
  checkedInAt: z.date().optional(),
  completedAt: z.date().optional(),
  /** The member who completed it. Earlier versions stored none. */
  completedBy: z.string().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** The customer's or staff's own words, `expired`, or `no-show`. */
  cancellationReason: z.string().optional(),
  rating: ratingSchema.optional(),
  /** Leads the indexes of what is due. Earlier versions wrote none. */
  shard: z.int().optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Reservation = Readonly<z.infer<typeof reservationSchema>>;
