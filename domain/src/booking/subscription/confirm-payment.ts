import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Money } from '../../kernel/money.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { paysFor } from '../shared/pays-for.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, subscriptionKey } from './find.ts';
import { holdEnd, payableUntil } from './hold.ts';
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
};

type Paid = Pick<ConfirmSubscriptionPayment, 'paymentId' | 'gateway' | 'amount' | 'step'>;

/**
 * Refuses a payment that no subscription waits for. It also compares the payment id: a gateway may report one period's
 * payment again under a new command. Such a report must not pay for a pending renewal at the same price.
 */
const requireExpectedPayment = (
  { status, paymentStatus, paymentId, price, renewalDue, lapsedRenewal }: Subscription,
  paid: Paid,
): Refused | undefined => {
  if (paymentStatus !== 'pending' && !lapsedRenewal) {
    return reject('failed-precondition', 'no payment is pending', { status, paymentStatus });
  }
  if (paid.paymentId === paymentId) {
    return reject('failed-precondition', 'this payment was used before', { field: 'paymentId' });
  }
  const due: Money = renewalDue ?? lapsedRenewal?.price ?? price;
  if (paysFor(paid.amount, due, paid.step)) return undefined;
  return reject('failed-precondition', 'the amount differs from the price', { field: 'amount' });
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
    return { type: 'subscription.refundDue', payload: { payment, refundDue: amount } };
  }
  const renewal = subscription.lapsedRenewal ?? lapsedRenewal(subscription, until);
  if (renewal) {
    const { price, periodMonths } = renewal;
    const term = extended(subscription, periodMonths, now);
    return { type: 'subscription.renewed', payload: { term, periodMonths, price, payment } };
  }
  return { type: 'subscription.activated', payload: { payment, term: termOf(now, periodMonths, timeZone) } };
};

/** Records a reported payment: it starts a subscription or completes a renewal. */
export const confirmSubscriptionPayment: CommandDefinition<ConfirmSubscriptionPayment, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command }) => [
    subscriptionRef(command.payload.userId, command.payload.subscriptionId),
    ...subscriptionReferenceRefs(command, subscriptionStatuses),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, subscriptionId, ...paid } = command.payload;
    if (actor.kind !== 'system') return reject('permission-denied', 'only the payment gateway reports payments');
    const found = findSubscription(command, docs, userId, subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    return (
      requireExpectedPayment(subscription, paid) ??
      acceptSubscription(request, subscription, eventForPayment(subscription, paid, now))
    );
  },
};
