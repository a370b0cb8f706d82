import { type Money, percentOf } from '../../kernel/money.ts';
import { hourMs } from '../../kernel/time/durations.ts';
import type { Party } from '../shared/party.ts';
import { isPaid } from '../shared/payment.ts';
import { creditAfter, creditOf, type Fee, noFee } from './credit.ts';
import { dueNow } from './due-now.ts';
import type { Reservation } from './reservation.ts';

/**
 * The payment less a fee; `undefined` if that is nothing or if nobody has paid. A voucher pays the fee first; then it may
 * take all of a payment, and never more. A payment that was refunded before counts as paid: nothing is left to give back
 * then, but the refund may fail.
 */
const refundAfter = (reservation: Reservation, fee: Fee): Money | undefined => {
  const { paymentStatus } = reservation;
  const paid = dueNow(reservation);
  const amount = paid.amount - Math.max(0, fee.amount - creditOf(reservation));
  return (isPaid(paymentStatus) || paymentStatus === 'refunded') && amount > 0 ? { ...paid, amount } : undefined;
};

/** A part of the whole price. */
const feeOf = ({ totalPrice }: Reservation, percent: number): Fee => ({
  isDue: percent > 0,
  amount: percentOf(totalPrice.amount, percent),
});

/** True if a cancellation now would cost a paying customer a fee. */
export const feeIsDue = (
  { cancellationPolicy: policy, reservationStartTime, feeWaived }: Reservation,
  now: Date,
): boolean =>
  policy !== undefined && !feeWaived && now.getTime() > reservationStartTime.getTime() - policy.freeUntilHours * hourMs;

/** Nothing was agreed before the booking is confirmed, so its customer withdraws it without a fee. */
const cancellationFee = (reservation: Reservation, by: Party, now: Date): Fee => {
  const { status, cancellationPolicy } = reservation;
  const isLate = by === 'endUser' && status === 'confirmed' && feeIsDue(reservation, now);
  return isLate ? feeOf(reservation, cancellationPolicy?.feePercent ?? 0) : noFee;
};

/**
 * The fee of a no-show: everything, unless the provider's policy sets less for a booking that is paid in full. A deposit
 * is forfeited.
 */
const noShowFee = (reservation: Reservation): Fee => {
  const { deposit, cancellationPolicy } = reservation;
  return deposit
    ? { isDue: true, amount: deposit.amount }
    : feeOf(reservation, cancellationPolicy?.noShowFeePercent ?? 100);
};

/** The part of a voucher's credit that a cancellation gives back to it. */
export const creditForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  creditAfter(reservation, cancellationFee(reservation, by, now));

export const creditForNoShow = (reservation: Reservation): Money | undefined =>
  creditAfter(reservation, noShowFee(reservation));

/** The refund for a cancellation. It is the full payment if the provider cancels. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  refundAfter(reservation, cancellationFee(reservation, by, now));

/** The refund for a no-show. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, noShowFee(reservation));
