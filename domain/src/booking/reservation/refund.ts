import { type Money, percentOf } from '../../kernel/money.ts';
import { hourMs } from '../../kernel/time/durations.ts';
import type { Party } from '../shared/party.ts';
import { isPaid } from '../shared/payment.ts';
import { creditAfter, creditOf } from './credit.ts';
import { dueNow } from './due-now.ts';
import type { Reservation } from './reservation.ts';

/**
/**
 * The payment less a fee; `undefined` if that is nothing or if nobody has paid. The fee is a part of the whole price. A
 * voucher pays it first; then it may take all of a payment, and never more. A payment that was refunded before counts as
 * paid: nothing is left to give back then, but the refund may fail.
 */
const refundAfter = (reservation: Reservation, feePercent: number): Money | undefined => {
  const { totalPrice, paymentStatus } = reservation;
  const paid = dueNow(reservation);
  const fee = percentOf(totalPrice.amount, feePercent);
  const amount = paid.amount - Math.max(0, fee - creditOf(reservation));
  return (isPaid(paymentStatus) || paymentStatus === 'refunded') && amount > 0 ? { ...paid, amount } : undefined;
};

/** True if a cancellation now would cost a paying customer a fee. */
export const feeIsDue = (
  { cancellationPolicy: policy, reservationStartTime, feeWaived }: Reservation,
  now: Date,
): boolean =>
  policy !== undefined && !feeWaived && now.getTime() > reservationStartTime.getTime() - policy.freeUntilHours * hourMs;

const cancellationFee = (reservation: Reservation, by: Party, now: Date): number => {
  const late = by === 'endUser' && feeIsDue(reservation, now);
  return late ? (reservation.cancellationPolicy?.feePercent ?? 0) : 0;
};

/**
 * The fee of a no-show, in percent: everything, unless the provider's policy sets less for a booking that is paid in
 * full. A deposit is forfeited.
 */
const noShowFee = ({ deposit, cancellationPolicy }: Reservation): number =>
  deposit ? 100 : (cancellationPolicy?.noShowFeePercent ?? 100);

const creditAfterFee = (reservation: Reservation, feePercent: number): Money | undefined =>
  creditAfter(reservation, percentOf(reservation.totalPrice.amount, feePercent));

/** The part of a voucher's credit that a cancellation gives back to it. */
export const creditForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  creditAfterFee(reservation, cancellationFee(reservation, by, now));

export const creditForNoShow = (reservation: Reservation): Money | undefined =>
  creditAfterFee(reservation, noShowFee(reservation));

/** The refund for a cancellation. It is the full payment if the provider cancels. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  refundAfter(reservation, cancellationFee(reservation, by, now));

/** The refund for a no-show. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, noShowFee(reservation));
