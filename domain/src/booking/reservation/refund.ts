import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import type { Reservation } from './reservation.ts';

const hour = 3_600_000;

/** What is left of the price after a fee; `undefined` when nothing is, or nothing was paid. */
const refundAfter = ({ totalPrice, paymentStatus }: Reservation, feePercent: number): Money | undefined => {
  const amount = totalPrice.amount - Math.round((totalPrice.amount * feePercent) / 100);
  return paymentStatus === 'paid' && amount > 0 ? { ...totalPrice, amount } : undefined;
};

/** Whether cancelling now would cost the person who booked and paid a fee. */
export const feeIsDue = ({ cancellationPolicy: policy, reservationStartTime }: Reservation, now: Date): boolean =>
  policy !== undefined && now.getTime() > reservationStartTime.getTime() - policy.freeUntilHours * hour;

/** What goes back when a booking is cancelled. A house that cancels keeps nothing. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined => {
  const late = by === 'endUser' && feeIsDue(reservation, now);
  return refundAfter(reservation, late ? (reservation.cancellationPolicy?.feePercent ?? 0) : 0);
};

/** What goes back when nobody came: nothing, unless the house's policy says otherwise. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, reservation.cancellationPolicy?.noShowFeePercent ?? 100);
