import { refundForNoShow } from './refund.ts';
import { staffTransition } from './staff-transition.ts';

/** Staff may complete a reservation before its end, because guests may leave early. */
export const completeReservation = staffTransition('confirmed', () => ({ type: 'reservation.completed', payload: {} }));

export const markNoShow = staffTransition('confirmed', (reservation) => ({
  type: 'reservation.noShow',
  payload: { cancelledBy: 'provider', refundDue: refundForNoShow(reservation) },
}));
