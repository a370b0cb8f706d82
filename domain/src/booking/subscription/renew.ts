import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { addMonths } from '../../kernel/time/time-zone.ts';
import { acceptSubscription } from './accept.ts';
import { findSubscription, requireSubscriptionStatus, subscriptionKey } from './find.ts';
import { holdFrom } from './hold.ts';
import { planRef, subscriptionRef, subscriptionReferenceRef } from './paths.ts';
import type { RenewSubscription } from './payloads.ts';
import type { Plan } from './plan.ts';
import type { SubscriptionReference } from './reference.ts';
import type { Subscription } from './subscription.ts';
import { extended } from './term.ts';

type Reads = {
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
  plan: Plan;
};

type RenewRequest = CommandRequest<RenewSubscription>;

const storedSubscription = ({ command: { payload }, actor }: RenewRequest, docs: Docs<Reads>) =>
  actor.kind === 'user' ? docs.get(subscriptionRef(actor.uid, payload.subscriptionId)) : undefined;

/**
 * Allows one renewal at a time, and none for a period already bought. Otherwise a user could renew a free plan forever.
 */
const requireRenewable = (
  { paymentStatus, status, expiryDate, periodMonths, timeZone }: Subscription,
  now: Date,
): Refused | undefined => {
  if (paymentStatus === 'pending') {
    return reject('failed-precondition', 'a renewal already waits for its payment', { reason: 'unpaid' });
  }
  if (status === 'active' && expiryDate && expiryDate > addMonths(now, periodMonths, timeZone)) {
    return reject('failed-precondition', 'the next period is already renewed', { reason: 'renewed' });
  }
  return undefined;
};

/**
 * Adds one period at the current price and length of the plan. If the plan has a price, the renewal waits for its
 * payment.
 */
export const renewSubscription: CommandDefinition<RenewSubscription, Reads> = {
  aggregate: subscriptionKey,

  reads: ({ command: { payload }, actor }) =>
    actor.kind === 'user' ? [subscriptionRef(actor.uid, payload.subscriptionId)] : [],

  readsNext: (request, docs) => {
    const subscription = storedSubscription(request, docs);
    return subscription
      ? [planRef(subscription.providerId, subscription.planId), subscriptionReferenceRef(subscription)]
      : [];
  },

  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { providerId, payload } = command;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only the subscriber renews', { reason: 'wrong-sender' });
    const found = findSubscription(command, docs, actor.uid, payload.subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const refused =
      requireSubscriptionStatus(subscription, ['active', 'expired']) ?? requireRenewable(subscription, now);
    if (refused) return refused;
    const plan = docs.get(planRef(providerId, subscription.planId));
    if (!plan)
      return reject('not-found', `${providerId} has no plan ${subscription.planId}`, {
        reason: 'no-plan',
        field: 'planId',
      });

    const { periodMonths, price } = plan;
    if (price.amount > 0) {
      const renewal = {
        renewalDue: price,
        renewalMonths: periodMonths,
        holdExpiresAt: holdFrom(now),
        termPaymentStatus: subscription.paymentStatus,
      };
      return acceptSubscription(request, subscription, { type: 'subscription.renewalRequested', payload: renewal });
    }
    const renewed = { term: extended(subscription, periodMonths, now), periodMonths, price };
    return acceptSubscription(request, subscription, { type: 'subscription.renewed', payload: renewed });
  },
};
