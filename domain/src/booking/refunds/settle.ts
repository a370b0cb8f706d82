import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Money } from '../../kernel/money.ts';
import type { Docs } from '../../kernel/ref.ts';
import type { Write } from '../../kernel/write.ts';
import { withChanges } from '../payments/changed-refund.ts';
import { paymentRef, refundRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import type { Refund } from '../payments/refund.ts';
import { noEffect } from '../payments/repeated.ts';
import { accept } from '../reservation/accept.ts';
import { dueNow } from '../reservation/due-now.ts';
import { reservationSettled } from '../reservation/settle-payment.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { acceptSubscription } from '../subscription/accept.ts';
import { subscriptionSettled } from '../subscription/settle-payment.ts';
import { acceptVoucher } from '../voucher/accept.ts';
import { voucherSettled } from '../voucher/settle-payment.ts';
import { bookingRef, findOpenRefund, type OwingBooking, type RefundReads, refundKey, refundReads } from './find.ts';
import type { SettleRefund } from './payloads.ts';

type Reads = RefundReads & { payment: StoredPayment; slotDay: SlotDay };

const pricesOf = (booking: OwingBooking): { readonly refundDue?: Money | undefined; readonly price: Money } => {
  if ('voucher' in booking) return booking.voucher;
  if ('subscription' in booking) return booking.subscription;
  return { refundDue: booking.reservation.refundDue, price: dueNow(booking.reservation) };
};

/** The payment with all of its refund given back. Earlier versions kept no document for some. */
const settledPayment = (
  { gateway, paymentId, userId, reservationId, subscriptionId, voucherId }: Refund,
  booking: OwingBooking,
  stored: StoredPayment | undefined,
  { command: { providerId }, now }: CommandRequest<unknown>,
): StoredPayment => {
  const { refundDue, price } = pricesOf(booking);
  const applied = { providerId, userId, reservationId, subscriptionId, voucherId, amount: price, at: now };
  const known = stored ?? { gateway, paymentId, applied, createdAt: now };
  return { ...known, settledByHand: { amount: refundDue ?? price, at: now }, updatedAt: now };
};

/** The change of the booking, for customer and provider. */
const bookingDecision = (
  request: CommandRequest<unknown>,
  booking: OwingBooking,
  payment: StoredPayment,
  docs: Docs<{ slotDay: SlotDay }>,
): Decision => {
  if ('voucher' in booking) {
    const event = voucherSettled(booking.voucher, payment);
    return event ? acceptVoucher(request, booking.voucher, event) : noEffect(booking.voucher.version);
  }
  if ('reservation' in booking) {
    const event = reservationSettled(booking.reservation, payment);
    return event
      ? accept(request, docs, { before: booking.reservation, event })
      : noEffect(booking.reservation.version);
  }
  const event = subscriptionSettled(booking.subscription, payment);
  return event ? acceptSubscription(request, booking.subscription, event) : noEffect(booking.subscription.version);
};

/**
 * Ends a refund that owner or manager have given by other means. The booking then owes nothing, on both sides, and no
 * later report of the gateway opens it again.
 */
export const settleRefund: CommandDefinition<SettleRefund, Reads> = {
  aggregate: refundKey,
  reads: refundReads,
  readsNext: ({ command }, docs) => {
    const refund = docs.get(refundRef(command.providerId, command.payload.refundId));
    return refund ? [bookingRef(command.providerId, refund), paymentRef(refund.gateway, refund.paymentId)] : [];
  },
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const found = findOpenRefund(request, docs);
    if ('rejection' in found) return found;
    const { refund, booking } = found;
    const ref = paymentRef(refund.gateway, refund.paymentId);
    const stored = docs.get(ref);
    const payment = settledPayment(refund, booking, stored, request);
    const decision = bookingDecision(request, booking, payment, docs);
    if ('rejection' in decision) return decision;
    const { reason } = command.payload;
    const ended = {
      status: 'settledByHand',
      nextAttemptAt: null,
      endedAt: now,
      settledBy: actorId(actor),
      reason,
    } as const;
    const data = withChanges(refund, { ...ended, leaseUntil: undefined }, { commandId: command.id, now });
    const writes: Write[] = [
      { op: stored ? 'update' : 'create', path: ref.path, data: payment },
      { op: 'update', path: refundRef(command.providerId, refund.refundId).path, data },
    ];
    return { ...decision, version: data.version, writes: [...decision.writes, ...writes] };
  },
};
