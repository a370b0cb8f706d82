import { acceptOffer } from './reservation/accept-offer.ts';
import { cancelReservation } from './reservation/cancel.ts';
import { createReservation } from './reservation/create.ts';
import { declineMove } from './reservation/decline-move.ts';
import { rateReservation } from './reservation/rate.ts';
import { rescheduleReservation } from './reservation/reschedule.ts';

/**
 * Deciders for the booking commands that customers send, and staff as well. No schemas: devices predict decisions
 * without them.
 */
export const bookingCommands = {
  'reservation.create': createReservation,
  'reservation.accept': acceptOffer,
  'reservation.cancel': cancelReservation,
  'reservation.reschedule': rescheduleReservation,
  'reservation.declineMove': declineMove,
  'reservation.rate': rateReservation,
};
