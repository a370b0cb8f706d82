import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Money } from '../../kernel/money.ts';
import { reject } from '../../kernel/rejection.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { noEffect } from '../payments/repeated.ts';
import { type Settlement, settlementOf } from '../payments/settlement.ts';
import { type PaymentStatus, settledStatus } from '../shared/payment.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, subscriptionKey } from './find.ts';
import { isRefundOpen } from './is-refund-open.ts';
import { subscriptionRef } from './paths.ts';
import type { SettleSubscriptionPayment } from './payloads.ts';
import type { Subscription } from './subscription.ts';

type Reads = {
  subscription: Subscription;
  payment: StoredPayment;
};

type Settled = Pick<Subscription, 'paymentStatus' | 'refunded' | 'refundDisputed'>;

const returnedOf = (of: Money, { returned }: Settlement) =>
  returned > 0 ? { refunded: { ...of, amount: returned } } : {};

/** The statuses that refunds and disputes change. A first payment that is awaited stays pending. */
const settledStatuses: readonly string[] = ['paid', 'refundDue', 'refunded', 'disputed'];

/** For the payment that must be given back. A newer payment may have paid the term meanwhile. */
const settleRefund = (subscription: Subscription, owed: Money, settlement: Settlement): Settled => {
  const { paymentStatus, refundPaymentId } = subscription;
  const isPaidAnew = refundPaymentId !== undefined && paymentStatus === 'paid';
  return {
    paymentStatus:
      settledStatuses.includes(paymentStatus) && !isPaidAnew
        ? settledStatus({ due: owed.amount, ...settlement })
        : paymentStatus,
    ...returnedOf(owed, settlement),
    ...(settlement.isDisputed ? { refundDisputed: true } : {}),
  };
};

/** For the payment of the term, of which nothing must be given back. Another refund may be due, or was given. */
const settleTerm = (subscription: Subscription, settlement: Settlement): Settled => {
  const { paymentStatus, pricePaid, refundDue, refunded, refundDisputed } = subscription;
  if (isRefundOpen(subscription) || !settledStatuses.includes(paymentStatus))
    return { paymentStatus, refunded, refundDisputed };
  const returned = refundDue ? { refunded } : returnedOf(pricePaid, settlement);
  return { paymentStatus: settledStatus({ due: 0, ...settlement }), ...returned, refundDisputed };
};

/** The fields after everything that the gateway has reported about a payment; `undefined` if it is an older one. */
const settled = (subscription: Subscription, payment: StoredPayment): Settled | undefined => {
  const { refundDue, paymentId, refundPaymentId } = subscription;
  const settlement = settlementOf(payment);
  if (refundDue && payment.paymentId === (refundPaymentId ?? paymentId)) {
    return settleRefund(subscription, refundDue, settlement);
  }
  return payment.paymentId === paymentId ? settleTerm(subscription, settlement) : undefined;
};

/** The status of the term's payment, if a renewal hides it. An earlier version may have left it behind a renewal. */
const hiddenStatus = ({ paymentStatus, termPaymentStatus }: Subscription): PaymentStatus | undefined =>
  paymentStatus === 'pending' ? termPaymentStatus : undefined;

const ofTerm = (subscription: Subscription): Subscription => ({
  ...subscription,
  paymentStatus: hiddenStatus(subscription) ?? subscription.paymentStatus,
});

const statusPayload = (subscription: Subscription, settledTo: PaymentStatus) =>
  hiddenStatus(subscription)
    ? { paymentStatus: subscription.paymentStatus, termPaymentStatus: settledTo }
    : { paymentStatus: settledTo };

/** The event that brings a subscription up to date with one of its payments; `undefined` if it is. */
export const subscriptionSettled = (
  subscription: Subscription,
  payment: StoredPayment,
): SubscriptionEvent | undefined => {
  const before = ofTerm(subscription);
  const after = settled(before, payment);
  const isSame =
    after?.paymentStatus === before.paymentStatus &&
    after.refunded?.amount === before.refunded?.amount &&
    after.refundDisputed === before.refundDisputed;
  if (!after || isSame) return undefined;
  const { refunded, refundDisputed, paymentStatus } = after;
  const payload = {
    ...statusPayload(subscription, paymentStatus),
    ...(refunded ? { refunded } : {}),
    ...(refundDisputed ? { refundDisputed } : {}),
  };
  return { type: 'subscription.paymentChanged', payload };
};

/**
 * Takes over the refunds and disputes of a subscription's payment. It ends no term: the provider decides about that. The
 * webhook sends this command.
 */
export const settleSubscriptionPayment: CommandDefinition<SettleSubscriptionPayment, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command: { payload } }) => [
    subscriptionRef(payload.userId, payload.subscriptionId),
    paymentRef(payload.gateway, payload.paymentId),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { userId, subscriptionId, paymentId, gateway } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports refunds', { reason: 'wrong-sender' });
    const found = findSubscription(command, docs, userId, subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const payment = docs.get(paymentRef(gateway, paymentId));
    const event = payment && subscriptionSettled(subscription, payment);
    return event ? acceptSubscription(request, subscription, event) : noEffect(subscription.version);
  },
};
