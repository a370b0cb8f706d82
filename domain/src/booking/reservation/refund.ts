import { type Money, percentOf } from '../../kernel/money.ts';
import { hourMs } from '../../kernel/time/durations.ts';
import type { Party } from '../shared/party.ts';
import { isPaid } from '../shared/payment.ts';
import { dueNow } from './due-now.ts';
import type { Reservation } from './reservation.ts';

/**
 * The payment less a fee; `undefined` if that is nothing or if nobody has paid. The fee is a part of the whole price, so
 * it may take all of a deposit, and never more. A payment that was refunded before counts as paid: nothing is left to
 * give back then, but the refund may fail.
 */
const refundAfter = (reservation: Reservation, feePercent: number): Money | undefined => {
  const { totalPrice, paymentStatus } = reservation;
  const paid = dueNow(reservation);
  const amount = paid.amount - percentOf(totalPrice.amount, feePercent);
  return (isPaid(paymentStatus) || paymentStatus === 'refunded') && amount > 0 ? { ...paid, amount } : undefined;
};

/** True if a cancellation now would cost a paying customer a fee. */
export const feeIsDue = (
  { cancellationPolicy: policy, reservationStartTime, feeWaived }: Reservation,
  now: Date,
): boolean =>
  policy !== undefined && !feeWaived && now.getTime() > reservationStartTime.getTime() - policy.freeUntilHours * hourMs;

/** The refund for a cancellation. It is the full payment if the provider cancels. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined => {
  const late = by === 'endUser' && feeIsDue(reservation, now);
  return refundAfter(reservation, late ? (reservation.cancellationPolicy?.feePercent ?? 0) : 0);
};

/**
 * The refund for a no-show: none, unless the provider's policy sets a fee below 100 % for a booking that is paid in full.
 * A deposit is forfeited.
 */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, reservation.deposit ? 100 : (reservation.cancellationPolicy?.noShowFeePercent ?? 100));
