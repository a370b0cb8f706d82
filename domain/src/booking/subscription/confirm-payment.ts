import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { type Money, sameMoney } from '../../kernel/money.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, subscriptionKey } from './find.ts';
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

type Paid = Pick<ConfirmSubscriptionPayment, 'paymentId' | 'gateway' | 'amount'>;

/**
 * Refuses a payment that no subscription waits for. It also compares the payment id: a gateway may report one period's
 * payment again under a new command. Such a report must not pay for a pending renewal at the same price.
 */
const requireExpectedPayment = (
  { status, paymentStatus, paymentId, price, renewalDue }: Subscription,
  paid: Paid,
): Refused | undefined => {
  if (paymentStatus !== 'pending') {
    return reject('failed-precondition', 'no payment is pending', { status, paymentStatus });
  }
  if (paid.paymentId === paymentId) {
    return reject('failed-precondition', 'this payment was used before', { field: 'paymentId' });
  }
  const due: Money = renewalDue ?? price;
  if (sameMoney(paid.amount, due)) return undefined;
  return reject('failed-precondition', 'the amount differs from the price', { field: 'amount' });
};

/**
 * The event that a payment causes. Capacity is unlimited, so only a subscription cancelled by a person needs a refund.
 */
const eventForPayment = (
  subscription: Subscription,
  { paymentId, gateway, amount }: Paid,
  now: Date,
): SubscriptionEvent => {
  const payment = { paymentId, gateway };
  const { status, periodMonths, timeZone, renewalDue, renewalMonths } = subscription;
  if (status === 'cancelled' && !isExpiredHold(subscription)) {
    return { type: 'subscription.refundDue', payload: { payment, refundDue: amount } };
  }
  if (renewalDue && renewalMonths) {
    const term = extended(subscription, renewalMonths, now);
    const renewed = { term, periodMonths: renewalMonths, price: renewalDue, payment };
    return { type: 'subscription.renewed', payload: renewed };
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
