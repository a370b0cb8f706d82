import { reject } from '../../kernel/rejection.ts';
import { staffTransition } from './staff-transition.ts';

/** Confirms a request that waits for the provider's answer. */
export const confirmReservation = staffTransition('pending', ({ paymentStatus }) =>
  paymentStatus === 'pending'
    ? reject('failed-precondition', 'only the payment confirms this reservation', { reason: 'unpaid' })
    : { type: 'reservation.confirmed', payload: {} },
);
