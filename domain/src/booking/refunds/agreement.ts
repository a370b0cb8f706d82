import type { Owed } from '../payments/changed-refund.ts';
import { refundIdOf } from '../payments/path.ts';
import type { Refund } from '../payments/refund.ts';
import { fullRef } from '../reservation/paths.ts';
import type { Reservation } from '../reservation/reservation.ts';
import { subscriptionRef } from '../subscription/paths.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { voucherRef } from '../voucher/paths.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { owedByReservation, owedBySubscription, owedByVoucher } from './owed.ts';

/** All bookings of a provider, with its refunds by their ids. */
export interface OwingBookings {
  readonly reservations: readonly Reservation[];
  readonly subscriptions: readonly Subscription[];
  readonly vouchers: readonly Voucher[];
  readonly refunds: ReadonlyMap<string, Refund>;
}

/** A refund that says something else than the booking that owes it. */
export interface RefundFault {
  readonly fault: 'missing' | 'differs' | 'stray';
  readonly refundId: string;
  /** The path of what owes it; absent if nothing does. */
  readonly owedBy?: string;
  /** In minor units. */
  readonly owed: number;
  readonly refund?: Refund;
}

type Fault = RefundFault['fault'];

/** The fault of a refund that a booking needs; `undefined` if both agree. */
const faultOfOwing = ({ amount }: Owed, refund: Refund | undefined): Fault | undefined => {
  if (!refund) return 'missing';
  const { status, attempts } = refund;
  if (status !== 'due' && status !== 'sent' && status !== 'failed') return 'differs';
  const isFixed = status === 'sent' || attempts > 0;
  return isFixed || refund.amount.amount === amount.amount ? undefined : 'differs';
};

const isOpen = (refund: Refund | undefined): boolean => refund?.status === 'due' || refund?.status === 'failed';

const faultOf = (owed: Owed, refund: Refund | undefined): Fault | undefined => {
  if (owed.amount.amount > 0) return faultOfOwing(owed, refund);
  return isOpen(refund) ? 'stray' : undefined;
};

/** Where bookings and refunds of a provider disagree. */
export const refundFaults = ({ reservations, subscriptions, vouchers, refunds }: OwingBookings): RefundFault[] => {
  const seen = new Set<string>();
  const check = (owedBy: string, owed: Owed | undefined): RefundFault[] => {
    if (!owed) return [];
    const refundId = refundIdOf(owed.gateway, owed.paymentId);
    seen.add(refundId);
    const refund = refunds.get(refundId);
    const fault = faultOf(owed, refund);
    return fault ? [{ fault, refundId, owedBy, owed: owed.amount.amount, ...(refund ? { refund } : {}) }] : [];
  };
  const faults = [
    ...reservations.flatMap((one) => check(fullRef(one).path, owedByReservation(one))),
    ...subscriptions.flatMap((one) =>
      check(subscriptionRef(one.userId, one.subscriptionId).path, owedBySubscription(one)),
    ),
    ...vouchers.flatMap((one) => check(voucherRef(one.providerId, one.voucherId).path, owedByVoucher(one))),
  ];
  const stray = [...refunds.values()].filter((refund) => !seen.has(refund.refundId) && isOpen(refund));
  return [
    ...faults,
    ...stray.map((refund): RefundFault => ({ fault: 'stray', refundId: refund.refundId, owed: 0, refund })),
  ];
};
