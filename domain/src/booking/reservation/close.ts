import { refundForNoShow } from './refund.ts';
import { staffTransition } from './staff-transition.ts';

/** The desk decides when: someone served before their time has been served. */
export const completeReservation = staffTransition('confirmed', () => ({ type: 'reservation.completed', payload: {} }));

export const markNoShow = staffTransition('confirmed', (reservation) => ({
  type: 'reservation.noShow',
  payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
}));
