import { cancelReservation } from './cancel-reservation.ts';
import { cancelSubscription } from './cancel-subscription.ts';
import { completeReservation, markNoShow } from './close-reservation.ts';
import { confirmReservation } from './confirm-reservation.ts';
import { createReservation } from './create-reservation.ts';
import { createSubscription } from './create-subscription.ts';
import { rateReservation } from './rate-reservation.ts';
import { renewSubscription } from './renew-subscription.ts';
import { rescheduleReservation } from './reschedule-reservation.ts';

/** How what people and houses ask of reservations and subscriptions is decided. No schemas: a device that decides needs none. */
export const bookingCommands = {
  'reservation.create': createReservation,
  'reservation.confirm': confirmReservation,
  'reservation.cancel': cancelReservation,
  'reservation.complete': completeReservation,
  'reservation.markNoShow': markNoShow,
  'reservation.reschedule': rescheduleReservation,
  'reservation.rate': rateReservation,
  'subscription.create': createSubscription,
  'subscription.renew': renewSubscription,
  'subscription.cancel': cancelSubscription,
};
