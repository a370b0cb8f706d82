import { confirmPayment } from './reservation/confirm-payment.ts';
import { expireReservation } from './reservation/expire.ts';
import { confirmSubscriptionPayment } from './subscription/confirm-payment.ts';
import { expireSubscription } from './subscription/expire.ts';

/**
 * Commands that only the payment gateway and the schedules send. Devices never predict them, so no device loads them.
 */
export const bookingSystemCommands = {
  'reservation.confirmPayment': confirmPayment,
  'reservation.expire': expireReservation,
  'subscription.confirmPayment': confirmSubscriptionPayment,
  'subscription.expire': expireSubscription,
};
