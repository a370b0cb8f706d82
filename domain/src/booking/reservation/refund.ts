import { type Money, percentOf } from '../../kernel/money.ts';
import { hourMs } from '../../kernel/time/durations.ts';
import type { Party } from '../shared/party.ts';
import { isPaid } from '../shared/payment.ts';
import { creditAfter, creditOf } from './credit.ts';
import { dueNow } from './due-now.ts';
import type { Reservation } from './reservation.ts';

/**
 * The payment less a fee; `undefined` if that is zero or if nobody has paid. A voucher pays the fee first. A payment
 * that was refunded before counts as paid: nothing is left to give back then, but the refund may fail.
 */
const refundAfter = (reservation: Reservation, feePercent: number): Money | undefined => {
  const { totalPrice, paymentStatus } = reservation;
  const fee = percentOf(totalPrice.amount, feePercent);
  const amount = dueNow(reservation).amount - Math.max(0, fee - creditOf(reservation));
  return (isPaid(paymentStatus) || paymentStatus === 'refunded') && amount > 0 ? { ...totalPrice, amount } : undefined;
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

const noShowFee = ({ cancellationPolicy }: Reservation): number => cancellationPolicy?.noShowFeePercent ?? 100;

const creditAfterFee = (reservation: Reservation, feePercent: number): Money | undefined =>
  creditAfter(reservation, percentOf(reservation.totalPrice.amount, feePercent));

/** The part of a voucher's credit that a cancellation gives back to it. */
export const creditForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  creditAfterFee(reservation, cancellationFee(reservation, by, now));

export const creditForNoShow = (reservation: Reservation): Money | undefined =>
  creditAfterFee(reservation, noShowFee(reservation));

/** The refund for a cancellation. It is the full price if the provider cancels. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined =>
  refundAfter(reservation, cancellationFee(reservation, by, now));

/** The refund for a no-show: none, unless the provider's policy sets a fee below 100 %. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, noShowFee(reservation));
