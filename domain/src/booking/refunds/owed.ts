import type { Money } from '../../kernel/money.ts';
import type { Owed } from '../payments/changed-refund.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { Voucher } from '../voucher/voucher.ts';

const rest = (due: Money, refunded: Money | undefined, isOpen: boolean): Money => ({
  ...due,
  amount: isOpen ? Math.max(0, due.amount - (refunded?.amount ?? 0)) : 0,
});

/** The rest that a reservation owes of its payment; `undefined` if nothing was ever due. */
export const owedByReservation = (reservation: Reservation): Owed | undefined => {
  const { gateway, paymentId, reservationId, refundDue, refunded, paymentStatus } = reservation;
  // A refund that was due goes on after its customer is erased.
  const userId = reservation.userId ?? reservation.erasedAs;
  if (!gateway || !paymentId || !refundDue || !userId) return undefined;
  return {
    gateway,
    paymentId,
    target: { userId, reservationId },
    amount: rest(refundDue, refunded, paymentStatus === 'refundDue'),
    isGiven: paymentStatus === 'refunded',
  };
};

/** The rest that a subscription owes of the one payment that must be given back. A renewal may hide the status. */
export const owedBySubscription = (subscription: Subscription): Owed | undefined => {
  const { gateway, userId, subscriptionId, refundDue, refunded, refundDisputed } = subscription;
  // An earlier version noted a dispute in the status alone.
  const status = subscription.termPaymentStatus ?? subscription.paymentStatus;
  const paymentId = subscription.refundPaymentId ?? subscription.paymentId;
  if (!gateway || !paymentId || !refundDue) return undefined;
  const amount = rest(refundDue, refunded, !refundDisputed && status !== 'disputed');
  const isGiven = (refunded?.amount ?? 0) >= refundDue.amount;
  return { gateway, paymentId, target: { userId, subscriptionId }, amount, isGiven };
};

/** The rest that a voucher, which was taken back, owes of its payment. */
export const owedByVoucher = (voucher: Voucher): Owed | undefined => {
  const { gateway, paymentId, voucherId, userId = '', refundDue, refunded, paymentStatus } = voucher;
  if (!gateway || !paymentId || !refundDue) return undefined;
  return {
    gateway,
    paymentId,
    target: { userId, voucherId },
    amount: rest(refundDue, refunded, paymentStatus === 'refundDue'),
    isGiven: paymentStatus === 'refunded',
  };
};
