import { z } from 'zod';
import { moneySchema } from '../kernel/money.ts';
import { houseReason, houseReasons } from './house-reason.ts';
import { parties, paymentStatuses, type Reservation, reservationStatuses } from './reservation.ts';

/**
 * `serviceProviders/{pid}/{status}Reservations/{id}`: what a dashboard needs of a booking, and nothing that says who comes.
 */
export const reservationReferenceSchema = z.strictObject({
  reservationId: z.string(),
  userId: z.string(),
  code: z.string(),
  status: z.enum(reservationStatuses),
  /** When it came into this status or was last changed in it. */
  timestamp: z.date(),
  serviceId: z.string(),
  serviceName: z.string(),
  startTime: z.date(),
  endTime: z.date(),
  partySize: z.int().positive(),
  price: moneySchema,
  paymentStatus: z.enum(paymentStatuses),
  refundDue: moneySchema.optional(),
  version: z.int().positive(),
  holdExpiresAt: z.date().optional(),
  confirmedAt: z.date().optional(),
  completedAt: z.date().optional(),
  cancelledAt: z.date().optional(),
  cancelledBy: z.enum(parties).optional(),
  /** Only the reasons the house gives itself: a person's own words stay with the person. */
  cancellationReason: z.enum(houseReasons).optional(),
  /** Of the person's rating, without their words. */
  stars: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ReservationReference = Readonly<z.infer<typeof reservationReferenceSchema>>;

/** Absent fields are `undefined`, which nothing stores. */
export const toReference = (full: Reservation): ReservationReference => ({
  reservationId: full.reservationId,
  userId: full.userId,
  code: full.code,
  status: full.status,
  timestamp: full.updatedAt,
  serviceId: full.serviceId,
  serviceName: full.serviceName,
  startTime: full.reservationStartTime,
  endTime: full.reservationEndTime,
  partySize: full.partySize,
  price: full.totalPrice,
  paymentStatus: full.paymentStatus,
  refundDue: full.refundDue,
  version: full.version,
  holdExpiresAt: full.holdExpiresAt,
  confirmedAt: full.confirmedAt,
  completedAt: full.completedAt,
  cancelledAt: full.cancelledAt,
  cancelledBy: full.cancelledBy,
  cancellationReason: houseReason(full.cancelledBy, full.cancellationReason),
  stars: full.rating?.stars,
  createdAt: full.createdAt,
  updatedAt: full.updatedAt,
});
