import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { parties } from '../shared/party.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { providerReasons } from '../shared/provider-reason.ts';
import { servedBySchema } from '../slots/resource.ts';
import { creditSchema } from './credit-schema.ts';
import { reservationStatuses } from './status.ts';

/** `serviceProviders/{pid}/{status}Reservations/{id}`: a dashboard's view of a reservation, without names. */
export const reservationReferenceSchema = z.object({
  reservationId: z.string(),
  /** Absent while it is the booking of a guest without account. */
  userId: z.string().optional(),
  code: z.string(),
  status: z.enum(reservationStatuses),
  /** Time of the last change, which may be the change into this status. */
  timestamp: z.date(),
  serviceId: z.string(),
  serviceName: z.string(),
  startTime: z.date(),
  endTime: z.date(),
  /** The member, place or table that serves. */
  servedBy: servedBySchema.optional(),
  seriesId: z.string().optional(),
  /** The customer's wish for another time, which staff accept or decline. */
  move: z
    .object({
      startTime: z.date(),
      endTime: z.date(),
      servedBy: servedBySchema.optional(),
      requestedAt: z.date(),
      expiresAt: z.date(),
    })
    .optional(),
  partySize: z.int().positive(),
  price: moneySchema,
  /** Paid by a voucher. */
  credit: creditSchema.optional(),
  /** The part of the price that is paid through the app; absent if that is everything. */
  deposit: moneySchema.optional(),
  paymentStatus: z.enum(paymentStatuses),
  refundDue: moneySchema.optional(),
  refunded: moneySchema.optional(),
  version: z.int().positive(),
  holdExpiresAt: z.date().optional(),
  /** A freed seat is held for it, and its customer has not accepted it yet. */
  offered: z.literal(true).optional(),
  confirmedAt: z.date().optional(),
  checkedInAt: z.date().optional(),
  completedAt: z.date().optional(),
  /** The member who completed it. Earlier versions stored none. */
  completedBy: z.string().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** Only reasons that the provider side sets. The customer's own words stay in the full document. */
  cancellationReason: z.enum(providerReasons).optional(),
  /** From the customer's rating, without the comment. */
  stars: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ReservationReference = Readonly<z.infer<typeof reservationReferenceSchema>>;
