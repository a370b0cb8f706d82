import { type Money, percentOf } from '../../kernel/money.ts';
import { hourMs } from '../../kernel/time/durations.ts';
import type { Party } from '../shared/party.ts';
import { isPaid } from '../shared/payment.ts';
import type { Reservation } from './reservation.ts';

/**
 * The price less a fee; `undefined` if that is zero or if nobody has paid. A payment that was refunded before counts as
 * paid: nothing is left to give back then, but the refund may fail.
 */
const refundAfter = ({ totalPrice, paymentStatus }: Reservation, feePercent: number): Money | undefined => {
  const amount = totalPrice.amount - percentOf(totalPrice.amount, feePercent);
  return (isPaid(paymentStatus) || paymentStatus === 'refunded') && amount > 0 ? { ...totalPrice, amount } : undefined;
};

/** True if a cancellation now would cost a paying customer a fee. */
export const feeIsDue = (
  { cancellationPolicy: policy, reservationStartTime, feeWaived }: Reservation,
  now: Date,
): boolean =>
  policy !== undefined && !feeWaived && now.getTime() > reservationStartTime.getTime() - policy.freeUntilHours * hourMs;

/** The refund for a cancellation. It is the full price if the provider cancels. */
export const refundForCancellation = (reservation: Reservation, by: Party, now: Date): Money | undefined => {
  const late = by === 'endUser' && feeIsDue(reservation, now);
  return refundAfter(reservation, late ? (reservation.cancellationPolicy?.feePercent ?? 0) : 0);
};

/** The refund for a no-show: none, unless the provider's policy sets a fee below 100 %. */
export const refundForNoShow = (reservation: Reservation): Money | undefined =>
  refundAfter(reservation, reservation.cancellationPolicy?.noShowFeePercent ?? 100);
