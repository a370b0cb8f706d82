import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { instantPayload } from '../../kernel/time/instant-payload.ts';
import { attendeePayload } from '../shared/attendee.ts';
import { paymentPayload, settlementPayload } from '../shared/payment-payload.ts';

export const createReservationPayload = z.strictObject({
  reservationId: idSchema,
  serviceId: idSchema,
  startTime: instantPayload,
  partySize: z.int().min(1).max(10_000),
  attendees: z.array(attendeePayload).max(200).optional(),
});
export type CreateReservation = z.infer<typeof createReservationPayload>;

export const reservationPayload = z.strictObject({ userId: idSchema, reservationId: idSchema });
export type ReservationTarget = z.infer<typeof reservationPayload>;

export const cancelReservationPayload = reservationPayload.extend({ reason: z.string().trim().max(500).optional() });
export type CancelReservation = z.infer<typeof cancelReservationPayload>;

export const confirmPaymentPayload = reservationPayload.extend(paymentPayload);
export type ConfirmPayment = z.infer<typeof confirmPaymentPayload>;

export const settlePaymentPayload = reservationPayload.extend(settlementPayload);
export type SettlePayment = z.infer<typeof settlePaymentPayload>;

/** `until`: the end that a checkout needs. */
export const extendHoldPayload = reservationPayload.extend({ until: instantPayload });
export type ExtendHold = z.infer<typeof extendHoldPayload>;

export const rateReservationPayload = z.strictObject({
  reservationId: idSchema,
  stars: z.int().min(1).max(5),
  comment: z.string().trim().min(1).max(2000).optional(),
});
export type RateReservation = z.infer<typeof rateReservationPayload>;

export const rescheduleReservationPayload = z.strictObject({ reservationId: idSchema, startTime: instantPayload });
export type RescheduleReservation = z.infer<typeof rescheduleReservationPayload>;
