import { confirmPayment } from './confirm-payment.ts';
import { confirmSubscriptionPayment } from './confirm-subscription-payment.ts';
import { expireReservation } from './expire-reservation.ts';
import { expireSubscription } from './expire-subscription.ts';

/** What only the payment gateway and the schedules ask: no device decides it ahead of the server, so none loads it. */
export const bookingSystemCommands = {
  'reservation.confirmPayment': confirmPayment,
  'reservation.expire': expireReservation,
  'subscription.confirmPayment': confirmSubscriptionPayment,
  'subscription.expire': expireSubscription,
};
