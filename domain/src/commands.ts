import { cancelReservation } from './booking/cancel-reservation.ts';
import { completeReservation, markNoShow } from './booking/close-reservation.ts';
import { confirmPayment } from './booking/confirm-payment.ts';
import { confirmReservation } from './booking/confirm-reservation.ts';
import { createReservation } from './booking/create-reservation.ts';
import { expireReservation } from './booking/expire-reservation.ts';
import { rescheduleReservation } from './booking/reschedule-reservation.ts';
import {
  cancelReservationPayload,
  confirmPaymentPayload,
  createReservationPayload,
  rescheduleReservationPayload,
  reservationPayload,
} from './booking/reservation-payloads.ts';
import { bind } from './kernel/bound-command.ts';
import { createProvider } from './provider/create-provider.ts';
import { providerProfileSchema } from './provider/provider.ts';

/** Every command of the product: its payload's schema and its decider. */
export const commandTypes = {
  'provider.create': bind(providerProfileSchema, createProvider),
  'reservation.create': bind(createReservationPayload, createReservation),
  'reservation.confirm': bind(reservationPayload, confirmReservation),
  'reservation.confirmPayment': bind(confirmPaymentPayload, confirmPayment),
  'reservation.cancel': bind(cancelReservationPayload, cancelReservation),
  'reservation.complete': bind(reservationPayload, completeReservation),
  'reservation.markNoShow': bind(reservationPayload, markNoShow),
  'reservation.reschedule': bind(rescheduleReservationPayload, rescheduleReservation),
  'reservation.expire': bind(reservationPayload, expireReservation),
};
