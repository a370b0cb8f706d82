import { refundForNoShow } from './refund.ts';
import { atTheDesk } from './staff-transition.ts';

/** The desk decides when: someone served before their time has been served. */
export const completeReservation = atTheDesk('confirmed', () => ({ type: 'reservation.completed', payload: {} }));

export const markNoShow = atTheDesk('confirmed', (reservation) => ({
  type: 'reservation.noShow',
  payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
}));
