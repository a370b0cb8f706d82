import type { Owed } from '../payments/changed-refund.ts';
import { refundIdOf } from '../payments/path.ts';
import type { Refund } from '../payments/refund.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Subscription } from '../subscription/subscription.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { owedByReservation, owedBySubscription, owedByVoucher } from './owed.ts';

/** All bookings of a provider, with its refunds by their ids. */
export interface OwingBookings {
  readonly reservations: readonly Reservation[];
  readonly subscriptions: readonly Subscription[];
  readonly vouchers: readonly Voucher[];
  readonly refunds: ReadonlyMap<string, Refund>;
}

/** The fault of a refund that a booking needs; `undefined` if both agree. */
const faultOfOwing = ({ amount }: Owed, refund: Refund | undefined): string | undefined => {
  if (!refund) return `owes ${amount.amount}, but has no refund`;
  const { status, attempts } = refund;
  if (status !== 'due' && status !== 'sent' && status !== 'failed')
    return `owes ${amount.amount}, but its refund is ${status}`;
  const isFixed = status === 'sent' || attempts > 0;
  return isFixed || refund.amount.amount === amount.amount
    ? undefined
    : `owes ${amount.amount}, but its refund is of ${refund.amount.amount}`;
};

const faultOf = (owed: Owed, refund: Refund | undefined): string | undefined => {
  if (owed.amount.amount > 0) return faultOfOwing(owed, refund);
  const isOpen = refund?.status === 'due' || refund?.status === 'failed';
  return isOpen ? `owes nothing, but its refund is ${refund.status}` : undefined;
};

/** Where bookings and refunds of a provider disagree, as sentences. */
export const refundFaults = ({ reservations, subscriptions, vouchers, refunds }: OwingBookings): string[] => {
  const seen = new Set<string>();
  const check = (name: string, owed: Owed | undefined): string[] => {
    if (!owed) return [];
    const refundId = refundIdOf(owed.gateway, owed.paymentId);
    seen.add(refundId);
    const fault = faultOf(owed, refunds.get(refundId));
    return fault ? [`${name} ${fault}`] : [];
  };
  const faults = [
    ...reservations.flatMap((one) => check(`reservation ${one.reservationId}`, owedByReservation(one))),
    ...subscriptions.flatMap((one) => check(`subscription ${one.subscriptionId}`, owedBySubscription(one))),
    ...vouchers.flatMap((one) => check(`voucher ${one.voucherId}`, owedByVoucher(one))),
  ];
  const stray = [...refunds.values()].filter(
    ({ refundId, status }) => !seen.has(refundId) && (status === 'due' || status === 'failed'),
  );
  return [...faults, ...stray.map(({ refundId, status }) => `refund ${refundId} is ${status}, but no booking owes it`)];
};
