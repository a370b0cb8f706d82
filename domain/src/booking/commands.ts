import { cancelReservation } from './reservation/cancel.ts';
import { checkIn } from './reservation/check-in.ts';
import { completeReservation, markNoShow } from './reservation/close.ts';
import { confirmReservation } from './reservation/confirm.ts';
import { createReservation } from './reservation/create.ts';
import { declineMove } from './reservation/decline-move.ts';
import { rateReservation } from './reservation/rate.ts';
import { reopenReservation } from './reservation/reopen.ts';
import { rescheduleReservation } from './reservation/reschedule.ts';
import { cancelSubscription } from './subscription/cancel.ts';
import { createSubscription } from './subscription/create.ts';
import { renewSubscription } from './subscription/renew.ts';

/**
 * Deciders for the booking commands that users and staff send. No schemas: devices predict decisions without them.
 */
export const bookingCommands = {
  'reservation.create': createReservation,
  'reservation.confirm': confirmReservation,
  'reservation.cancel': cancelReservation,
  'reservation.checkIn': checkIn,
  'reservation.complete': completeReservation,
  'reservation.markNoShow': markNoShow,
  'reservation.reopen': reopenReservation,
  'reservation.reschedule': rescheduleReservation,
  'reservation.declineMove': declineMove,
  'reservation.rate': rateReservation,
  'subscription.create': createSubscription,
  'subscription.renew': renewSubscription,
  'subscription.cancel': cancelSubscription,
};
