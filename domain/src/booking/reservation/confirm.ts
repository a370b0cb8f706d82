import { reject } from '../../kernel/rejection.ts';
import type { ReservationEvent } from './event.ts';
import type { Reservation } from './reservation.ts';
import { staffTransition } from './staff-transition.ts';

const acceptMove = ({ expiresAt, requestedAt: _r, ...seats }: NonNullable<Reservation['move']>, now: Date) =>
  expiresAt > now
    ? ({ type: 'reservation.rescheduled', payload: seats } satisfies ReservationEvent)
    : reject('failed-precondition', 'the wish for another time has lapsed', { reason: 'move-lapsed' });

/** Confirms a request that waits for the provider's answer, or accepts the customer's wish for another time. */
export const confirmReservation = staffTransition({
  from: 'pending',
  needs: ({ move }) => (move ? 'confirmed' : 'pending'),
  eventFor: ({ paymentStatus, move }, { now }) => {
    if (move) return acceptMove(move, now);
    return paymentStatus === 'pending'
      ? reject('failed-precondition', 'only the payment confirms this reservation', { reason: 'unpaid' })
      : { type: 'reservation.confirmed', payload: {} };
  },
});
