import { atTheDesk } from './at-the-desk.ts';
import { refundForNoShow } from './refund.ts';

/** The desk decides when: someone served before their time has been served. */
export const completeReservation = atTheDesk('confirmed', () => ({ type: 'reservation.completed', payload: {} }));

export const markNoShow = atTheDesk('confirmed', (reservation) => ({
  type: 'reservation.noShow',
  payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
}));
