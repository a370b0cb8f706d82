import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Member } from '../../provider/members/member.ts';
import { membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { Owed } from '../payments/changed-refund.ts';
import { refundRef } from '../payments/path.ts';
import type { Refund } from '../payments/refund.ts';
import type { RefundStatus } from '../payments/refund-status.ts';
import { fullRef } from '../reservation/paths.ts';
import type { Reservation } from '../reservation/reservation.ts';
import { subscriptionRef } from '../subscription/paths.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { voucherRef } from '../voucher/paths.ts';
import type { Voucher } from '../voucher/voucher.ts';
import { owedByReservation, owedBySubscription, owedByVoucher } from './owed.ts';
import type { RefundTarget } from './payloads.ts';

export type RefundReads = {
  refund: Refund;
  member: Member;
  reservation: Reservation;
  subscription: Subscription;
  voucher: Voucher;
};

/** The booking of a refund, and what it still owes. */
export type OwingBooking =
  | { readonly reservation: Reservation; readonly owed: Owed }
  | { readonly subscription: Subscription; readonly owed: Owed }
  | { readonly voucher: Voucher; readonly owed: Owed };

export const refundKey = ({ command }: CommandRequest<RefundTarget>): string => `refund/${command.payload.refundId}`;

export const refundReads = ({ command: { providerId, payload }, actor }: CommandRequest<RefundTarget>) => [
  refundRef(providerId, payload.refundId),
  ...membershipRefs(providerId, actor),
];

/** The booking that a refund of this provider names. */
export const bookingRef = (
  providerId: string,
  { userId, reservationId, subscriptionId, voucherId }: Refund,
): Ref<'reservation'> | Ref<'subscription'> | Ref<'voucher'> => {
  if (voucherId) return voucherRef(providerId, voucherId);
  return reservationId ? fullRef({ providerId, userId, reservationId }) : subscriptionRef(userId, subscriptionId ?? '');
};

const owingBooking = (
  providerId: string,
  { userId, reservationId, subscriptionId = '', voucherId }: Refund,
  docs: Docs<RefundReads>,
): OwingBooking | undefined => {
  if (voucherId) {
    const voucher = docs.get(voucherRef(providerId, voucherId));
    const owed = voucher && owedByVoucher(voucher);
    return owed && { voucher, owed };
  }
  if (reservationId) {
    const reservation = docs.get(fullRef({ providerId, userId, reservationId }));
    const owed = reservation && owedByReservation(reservation);
    return owed && { reservation, owed };
  }
  const subscription = docs.get(subscriptionRef(userId, subscriptionId));
  const owed = subscription && owedBySubscription(subscription);
  return owed && { subscription, owed };
};

const settleable: readonly RefundStatus[] = ['due', 'failed'];

/** Finds the refund that an owner or manager names, if it is open and no process sends it at this moment. */
export const findOpenRefund = (
  { command, actor, now }: CommandRequest<RefundTarget>,
  docs: Docs<RefundReads>,
): { readonly refund: Refund; readonly booking: OwingBooking } | Refused => {
  const denied = requireRole(docs, command.providerId, actor, ['owner', 'manager']);
  if (denied) return denied;
  const refund = docs.get(refundRef(command.providerId, command.payload.refundId));
  if (!refund) return reject('not-found', 'no such refund', { reason: 'no-refund', field: 'refundId' });
  const { status, leaseUntil, version, gateway, paymentId } = refund;
  const conflict = requireVersion(command, version);
  if (conflict) return conflict;
  if (!settleable.includes(status))
    return reject('failed-precondition', `the refund is ${status}`, { reason: 'wrong-status', status });
  if (leaseUntil && leaseUntil > now) {
    const until = leaseUntil.toISOString();
    return reject('failed-precondition', `the refund is being sent until ${until}`, { reason: 'being-sent', until });
  }
  const booking = owingBooking(command.providerId, refund, docs);
  const isOwed = booking?.owed.gateway === gateway && booking.owed.paymentId === paymentId;
  return booking && isOwed && booking.owed.amount.amount > 0
    ? { refund, booking }
    : reject('failed-precondition', 'the booking owes nothing of this payment', { reason: 'nothing-due' });
};
