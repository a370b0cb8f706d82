import { claimReservation } from './reservation/claim-reservation.ts';

/** Commands of guests. Their devices cannot read the booking, so none predicts them. */
export const bookingGuestCommands = {
  'reservation.claim': claimReservation,
};
