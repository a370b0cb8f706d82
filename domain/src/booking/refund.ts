import type { Money } from '../kernel/money.ts';
import type { Party, Reservation } from './reservation.ts';

const hour = 3_600_000;

/** What is left of the price after a fee; `undefined` when nothing is, or nothing was paid. */
const refundAfter = ({ totalPrice, paymentStatus }: Reservation, feePercent: number): Money | undefined => {
  const amount = totalPrice.amount - Math.round((totalPrice.amount * feePercent) / 100);
  return paymentStatus === 'paid' && amount > 0 ? { ...totalPrice, amount } : undefined;
};

/** What goes back when a booking is cancelled. A house that cancels keeps nothing. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined => {
  const { cancellationPolicy: policy, reservationStartTime } = reservation;
  const free = policy && reservationStartTime.getTime() - policy.freeUntilHours * hour;
  const late = by === 'endUser' && free !== undefined && now.getTime() > free;
  return refundAfter(reservation, late ? (policy?.feePercent ?? 0) : 0);
};

/** What goes back when nobody came: nothing, unless the house's policy says otherwise. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, reservation.cancellationPolicy?.noShowFeePercent ?? 100);
