import { reject } from '../../kernel/rejection.ts';
import { staffTransition } from './staff-transition.ts';

/** The provider says yes to a request. */
export const confirmReservation = staffTransition('pending', ({ paymentStatus }) =>
  paymentStatus === 'pending'
    ? reject('failed-precondition', 'the reservation is confirmed by its payment', { reason: 'unpaid' })
    : { type: 'reservation.confirmed', payload: {} },
);
