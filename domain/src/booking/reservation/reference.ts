import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { parties } from '../shared/party.ts';
import { paymentStatuses } from '../shared/payment.ts';
import { providerReasons } from '../shared/provider-reason.ts';
import { reservationStatuses } from './status.ts';

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
  cancellationReason: z.enum(providerReasons).optional(),
  /** Of the person's rating, without their words. */
  stars: z.int().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type ReservationReference = Readonly<z.infer<typeof reservationReferenceSchema>>;
