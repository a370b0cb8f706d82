import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Money } from '../../kernel/money.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { applyPayment } from '../payments/apply-payment.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { appliedBefore, isPaymentOf, noEffect } from '../payments/repeated.ts';
import { requireNewPayment } from '../payments/require-new-payment.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { paysFor } from '../shared/pays-for.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, subscriptionKey } from './find.ts';
import { holdEnd, payableUntil } from './hold.ts';
import { isRefundOpen } from './is-refund-open.ts';
import { lapsedRenewal } from './lapsed-renewal.ts';
import { subscriptionRef, subscriptionReferenceRefs } from './paths.ts';
import type { ConfirmSubscriptionPayment } from './payloads.ts';
import type { SubscriptionReference } from './reference.ts';
import { subscriptionStatuses } from './status.ts';
import type { Subscription } from './subscription.ts';
import { extended, termOf } from './term.ts';

type Reads = {
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
  payment: StoredPayment;
  provider: Provider;
};

type Paid = Omit<ConfirmSubscriptionPayment, 'userId' | 'subscriptionId'>;

/** The answer to a report of a payment that the subscription already has, or once had to give back. */
const answerToKnown = (subscription: Subscription, paid: Paid): Refused | 'repeated' | undefined => {
  const { pricePaid, refundDue, refundPaymentId, gateway } = subscription;
  const isRefunded = isPaymentOf({ paymentId: refundPaymentId, gateway }, paid);
  if (!isRefunded && !isPaymentOf(subscription, paid)) return undefined;
  const applied = isRefunded || pricePaid.amount === 0 ? (refundDue ?? pricePaid) : pricePaid;
  return paysFor(paid.amount, applied, paid.step) ? 'repeated' : appliedBefore(applied.amount);
};

/** Refuses a payment that no subscription waits for. */
const requireAwaited = (subscription: Subscription, paid: Paid): Refused | 'repeated' | undefined => {
  const { status, paymentStatus, price, renewalDue, lapsedRenewal } = subscription;
  const known = answerToKnown(subscription, paid);
  if (known) return known;
  if (paymentStatus !== 'pending' && !lapsedRenewal) {
    return reject('failed-precondition', 'no payment is pending', { reason: 'nothing-due', status, paymentStatus });
  }
  const due: Money = renewalDue ?? lapsedRenewal?.price ?? price;
  if (paysFor(paid.amount, due, paid.step)) return undefined;
  return reject('failed-precondition', 'the amount differs from the price', {
    reason: 'wrong-amount',
    field: 'amount',
  });
};

/** Until when a payment of this subscription counts at its price; `undefined` if a person has ended it. */
const acceptsUntil = (subscription: Subscription): Date | undefined => {
  const { status, cancelledAt, lapsedRenewal } = subscription;
  if (status === 'cancelled') return isExpiredHold(subscription) && cancelledAt ? payableUntil(cancelledAt) : undefined;
  return lapsedRenewal?.payableUntil ?? payableUntil(holdEnd(subscription));
};

/**
 * The event that a payment causes. Capacity is unlimited, so seats never run out. A refund is due if a person has ended
 * the subscription or its renewal, or if the price is too old.
 */
const eventForPayment = (
  subscription: Subscription,
  { paymentId, gateway, amount }: Paid,
  now: Date,
): SubscriptionEvent => {
  const payment = { paymentId, gateway };
  const { periodMonths, timeZone } = subscription;
  const until = acceptsUntil(subscription);
  if (!until || now >= until) {
    const kept = subscription.pricePaid.amount > 0 ? { keepsPayment: true as const } : {};
    return { type: 'subscription.refundDue', payload: { payment, refundDue: amount, ...kept } };
  }
  const renewal = subscription.lapsedRenewal ?? lapsedRenewal(subscription, until);
  if (renewal) {
    const { price, periodMonths } = renewal;
    const term = extended(subscription, periodMonths, now);
    return { type: 'subscription.renewed', payload: { term, periodMonths, price, payment } };
  }
  return { type: 'subscription.activated', payload: { payment, term: termOf(now, periodMonths, timeZone) } };
};

/** A subscription remembers one refund. A second one that is due at the same time is given back by hand. */
const takePayment = (request: CommandRequest<unknown>, subscription: Subscription, paid: Paid): Decision => {
  const event = eventForPayment(subscription, paid, request.now);
  return event.type === 'subscription.refundDue' && isRefundOpen(subscription)
    ? reject('failed-precondition', 'another refund is still due', { reason: 'refundDue' })
    : acceptSubscription(request, subscription, event);
};

/** Records a reported payment: it starts a subscription or completes a renewal. */
export const confirmSubscriptionPayment: CommandDefinition<ConfirmSubscriptionPayment, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command }) => [
    subscriptionRef(command.payload.userId, command.payload.subscriptionId),
    ...subscriptionReferenceRefs(command, subscriptionStatuses),
    paymentRef(command.payload.gateway, command.payload.paymentId),
    providerRef(command.providerId),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, subscriptionId, ...payment } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports payments', { reason: 'wrong-sender' });
    const reported = { payment, target: { providerId: command.providerId, userId, subscriptionId } };
    const checked = requireNewPayment(reported, docs, now);
    if (checked && checked !== 'repeated') return checked;
    const found = findSubscription(command, docs, userId, subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const known = checked ?? requireAwaited(subscription, payment);
    if (known) return known === 'repeated' ? noEffect(subscription.version) : known;
    return applyPayment(takePayment(request, subscription, payment), reported, docs, now);
  },
};
