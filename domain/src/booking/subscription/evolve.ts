import { dueShard } from '../../kernel/due-shard.ts';
import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SubscriptionEvent } from './event.ts';
import { isRefundOpen } from './is-refund-open.ts';
import type { Subscription } from './subscription.ts';

/** Removes the fields that end when the subscription runs: hold, expiry and, after a late payment, cancellation. */
const withoutHold = ({
  holdExpiresAt: _h,
  expiredAt: _e,
  cancelledAt: _at,
  cancelledBy: _by,
  cancellationReason: _r,
  ...rest
}: Subscription): Subscription => rest;

/** Removes a renewal, pending or lapsed. The hold of a first payment stays. */
const withoutRenewal = ({
  renewalDue: _d,
  renewalMonths: _m,
  lapsedRenewal: _l,
  termPaymentStatus: _t,
  holdExpiresAt,
  ...rest
}: Subscription): Subscription => (rest.status === 'pending' && holdExpiresAt ? { ...rest, holdExpiresAt } : rest);

const withoutRefund = ({
  refundDue: _d,
  refunded: _r,
  refundPaymentId: _p,
  refundDisputed: _q,
  ...rest
}: Subscription): Subscription => rest;

/** Removes a refund that was given. One that is still due stays through later payments. */
const withoutGivenRefund = (state: Subscription): Subscription => (isRefundOpen(state) ? state : withoutRefund(state));

/** The payment status without the renewal, which replaced it by `pending`. Older renewals did not keep it. */
const statusOfTerm = (state: Subscription): Subscription['paymentStatus'] => {
  if (state.termPaymentStatus) return state.termPaymentStatus;
  if (isRefundOpen(state)) return 'refundDue';
  return state.pricePaid.amount > 0 ? 'paid' : 'none';
};

const cancelled = (
  state: Subscription,
  at: Date,
  cancelledBy: Subscription['cancelledBy'],
  cancellationReason: string | undefined,
): Subscription => ({ ...withoutHold(state), status: 'cancelled', cancelledAt: at, cancelledBy, cancellationReason });

const applyEvent = (
  state: Subscription,
  event: Exclude<Recorded<SubscriptionEvent>, { type: 'subscription.created' }>,
): Subscription => {
  const at = event.occurredAt;
  switch (event.type) {
    case 'subscription.activated': {
      const { payment, term } = event.payload;
      const paid = { ...payment, paymentStatus: 'paid', pricePaid: state.price } as const;
      return { ...withoutHold(state), status: 'active', ...term, ...paid };
    }
    case 'subscription.renewalRequested':
      return { ...withoutRenewal(state), ...event.payload, paymentStatus: 'pending' };
    case 'subscription.renewalExpired':
    case 'subscription.renewalCancelled': {
      const { lapsedRenewal } = event.payload;
      return { ...withoutRenewal(state), lapsedRenewal, paymentStatus: statusOfTerm(state) };
    }
    case 'subscription.renewed': {
      const { term, periodMonths, price, payment } = event.payload;
      const paymentStatus = payment ? 'paid' : 'none';
      const rest = withoutGivenRefund(withoutRenewal(withoutHold(state)));
      return { ...rest, status: 'active', ...term, periodMonths, price, pricePaid: price, ...payment, paymentStatus };
    }
    case 'subscription.cancelled':
      return cancelled(state, at, event.payload.cancelledBy, event.payload.reason);
    case 'subscription.expired':
      return event.payload.status === 'expired'
        ? { ...state, status: 'expired', expiredAt: at }
        : cancelled(state, at, 'system', 'expired');
    case 'subscription.refundDue': {
      const { payment, refundDue, keepsPayment } = event.payload;
      const paid = keepsPayment ? { refundPaymentId: payment.paymentId } : payment;
      return { ...withoutRefund(withoutRenewal(state)), ...paid, paymentStatus: 'refundDue', refundDue };
    }
    case 'subscription.paymentChanged': {
      const { refunded: _r, refundDisputed: _d, ...rest } = state;
      return { ...rest, ...event.payload };
    }
    default:
      return event satisfies never;
  }
};

/** Folds one event into a subscription. The fold of all its events equals the stored document. */
export const evolveSubscription = (
  state: Subscription | undefined,
  event: Recorded<SubscriptionEvent>,
): Subscription => {
  const stamps = { version: event.version, lastCommandId: event.commandId, updatedAt: event.occurredAt };
  if (event.type === 'subscription.created')
    return { ...event.payload, ...stamps, createdAt: event.occurredAt, ...dueShard(event.payload.subscriptionId) };
  invariant(state, `${event.type} without a subscription`);
  return { ...applyEvent(state, event), ...stamps, ...dueShard(state.subscriptionId) };
};
