import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { type Money, sameMoney } from '../../kernel/money.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, subscriptionKey } from './find.ts';
import { subscriptionRef } from './paths.ts';
import type { ConfirmSubscriptionPayment } from './payloads.ts';
import type { Subscription } from './subscription.ts';
import { extended, termOf } from './term.ts';

export interface Reads {
  subscription: Subscription;
}

type Paid = Pick<ConfirmSubscriptionPayment, 'paymentId' | 'gateway' | 'amount'>;

/**
 * Refuses money that nobody waits for. Its id is looked at, too: the payment of one period, reported again under another
 * command while a renewal at the same price is awaited, must not pay for that as well.
 */
const requireAwaited = (
  { status, paymentStatus, paymentId, price, renewalDue }: Subscription,
  paid: Paid,
): Refused | undefined => {
  if (paymentStatus !== 'pending') {
    return reject('failed-precondition', 'no payment is awaited', { status, paymentStatus });
  }
  if (paid.paymentId === paymentId) {
    return reject('failed-precondition', 'this payment was taken before', { field: 'paymentId' });
  }
  const due: Money = renewalDue ?? price;
  if (sameMoney(paid.amount, due)) return undefined;
  return reject('failed-precondition', 'the amount is not the price', { field: 'amount' });
};

/** What the money does: nothing is scarce here, so only what a person or the house has cancelled is refunded. */
const effect = (subscription: Subscription, { paymentId, gateway, amount }: Paid, now: Date): SubscriptionEvent => {
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

/** The money has come: it starts a subscription, or extends one whose renewal it was awaited for. */
export const confirmSubscriptionPayment: CommandDefinition<ConfirmSubscriptionPayment, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command: { payload } }) => [subscriptionRef(payload.userId, payload.subscriptionId)],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, subscriptionId, ...paid } = command.payload;
    if (actor.kind !== 'system') return reject('permission-denied', 'payments are reported by the payment gateway');
    const found = findSubscription(command, docs, userId, subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    return (
      requireAwaited(subscription, paid) ?? acceptSubscription(request, subscription, effect(subscription, paid, now))
    );
  },
};
