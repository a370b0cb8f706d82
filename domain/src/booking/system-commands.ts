import { confirmPayment } from './reservation/confirm-payment.ts';
import { expireReservation } from './reservation/expire.ts';
import { confirmSubscriptionPayment } from './subscription/confirm-payment.ts';
import { expireSubscription } from './subscription/expire.ts';

/** What only the payment gateway and the schedules ask: no device decides it ahead of the server, so none loads it. */
export const bookingSystemCommands = {
  'reservation.confirmPayment': confirmPayment,
  'reservation.expire': expireReservation,
  'subscription.confirmPayment': confirmSubscriptionPayment,
  'subscription.expire': expireSubscription,
};
