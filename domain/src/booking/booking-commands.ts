import { cancelReservation } from './cancel-reservation.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { completeReservation, markNoShow } from './close-reservation.ts';
import { confirmPayment } from './confirm-payment.ts';
import { confirmReservation } from './confirm-reservation.ts';
import { confirmSubscriptionPayment } from './confirm-subscription-payment.ts';
import { createReservation } from './create-reservation.ts';
import { createSubscription } from './create-subscription.ts';
import { expireReservation } from './expire-reservation.ts';
import { expireSubscription } from './expire-subscription.ts';
import { rateReservation } from './rate-reservation.ts';
import { renewSubscription } from './renew-subscription.ts';
import { rescheduleReservation } from './reschedule-reservation.ts';

/** How reservations and subscriptions are decided. No schemas: a device that decides has no need of them. */
export const bookingCommands = {
  'reservation.create': createReservation,
  'reservation.confirm': confirmReservation,
  'reservation.confirmPayment': confirmPayment,
  'reservation.cancel': cancelReservation,
  'reservation.complete': completeReservation,
  'reservation.markNoShow': markNoShow,
  'reservation.reschedule': rescheduleReservation,
  'reservation.rate': rateReservation,
  'reservation.expire': expireReservation,
  'subscription.create': createSubscription,
  'subscription.confirmPayment': confirmSubscriptionPayment,
  'subscription.renew': renewSubscription,
  'subscription.cancel': cancelSubscription,
  'subscription.expire': expireSubscription,
};
