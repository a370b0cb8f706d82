import * as z from 'zod';
import { codeSchema } from '../../kernel/code-schema.ts';
import { idSchema } from '../../kernel/id-schema.ts';
import { instantPayload } from '../../kernel/time/instant-payload.ts';
import { attendeePayload } from '../shared/attendee.ts';
import { paymentPayload, settlementPayload } from '../shared/payment-payload.ts';
import { guestPayload } from './guest.ts';

export const createReservationPayload = z
  .strictObject({
    reservationId: idSchema,
    serviceId: idSchema,
    startTime: instantPayload,
    partySize: z.int().min(1).max(10_000),
    attendees: z.array(attendeePayload).max(200).optional(),
    /** The member, place or table that shall serve; absent for anyone. */
    resourceId: idSchema.optional(),
    /** The same for all bookings of a series. */
    seriesId: idSchema.optional(),
    /** If the slot is full, the booking waits for a seat, if its service has a waiting list. */
    waits: z.boolean().optional(),
    /** Staff book for somebody without an account. */
    guest: guestPayload.optional(),
  })
  .refine(({ guest, attendees = [] }) => !guest || attendees.every((one) => typeof one === 'string'), {
    path: ['attendees'],
    message: 'only names are kept of those who come with a guest',
  })
  .refine(({ guest, waits }) => !guest || !waits, { path: ['waits'], message: 'only customers with an account wait' });
export type CreateReservation = z.infer<typeof createReservationPayload>;

/** `userId` of the customer; absent for a guest's booking. */
export const reservationPayload = z.strictObject({ userId: idSchema.optional(), reservationId: idSchema });
export type ReservationTarget = z.infer<typeof reservationPayload>;

export const cancelReservationPayload = reservationPayload.extend({ reason: z.string().trim().max(500).optional() });
export type CancelReservation = z.infer<typeof cancelReservationPayload>;

export const customersReservationPayload = reservationPayload.extend({ userId: idSchema });
export type CustomersReservation = z.infer<typeof customersReservationPayload>;

export const confirmPaymentPayload = customersReservationPayload.extend(paymentPayload);
export type ConfirmPayment = z.infer<typeof confirmPaymentPayload>;

export const settlePaymentPayload = customersReservationPayload.extend(settlementPayload);
export type SettlePayment = z.infer<typeof settlePaymentPayload>;

/** The short code that the guest was given. */
export const claimReservationPayload = z.strictObject({ code: codeSchema(8) });
export type ClaimReservation = z.infer<typeof claimReservationPayload>;

/** One's own booking, to which a freed seat is offered. */
export const acceptReservationPayload = z.strictObject({ reservationId: idSchema });
export type AcceptReservation = z.infer<typeof acceptReservationPayload>;

/** `until`: the end that a checkout needs. */
export const extendHoldPayload = customersReservationPayload.extend({ until: instantPayload });
export type ExtendHold = z.infer<typeof extendHoldPayload>;

export const rateReservationPayload = z.strictObject({
  reservationId: idSchema,
  stars: z.int().min(1).max(5),
  comment: z.string().trim().min(1).max(2000).optional(),
});
export type RateReservation = z.infer<typeof rateReservationPayload>;

/** `userId` when staff move the booking of a customer; absent for one's own, and for a guest's. */
export const rescheduleReservationPayload = reservationPayload.extend({
  startTime: instantPayload,
  /** The one that shall serve, `null` for anyone. Unless given, the one that was asked for before, or anyone. */
  resourceId: idSchema.nullable().optional(),
  /** Told to the customer. A customer's own one is dropped. */
  reason: z.string().trim().max(500).optional(),
});
export type RescheduleReservation = z.infer<typeof rescheduleReservationPayload>;
