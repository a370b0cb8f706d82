import { checkIn } from './reservation/check-in.ts';
import { completeReservation, markNoShow } from './reservation/close.ts';
import { confirmReservation } from './reservation/confirm.ts';
import { reopenReservation } from './reservation/reopen.ts';

/** Deciders for the booking commands that only staff send, so the devices of customers do without them. */
export const deskCommands = {
  'reservation.confirm': confirmReservation,
  'reservation.checkIn': checkIn,
  'reservation.complete': completeReservation,
  'reservation.markNoShow': markNoShow,
  'reservation.reopen': reopenReservation,
};
