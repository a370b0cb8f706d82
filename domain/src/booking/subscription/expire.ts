import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptSubscription } from './accept.ts';
import type { SubscriptionEvent } from './event.ts';
import { findSubscription, requireEndable, subscriptionKey } from './find.ts';
import { holdEnd, payableUntil } from './hold.ts';
import { lapsedRenewal } from './lapsed-renewal.ts';
import { subscriptionRef, subscriptionReferenceRefs } from './paths.ts';
import type { SubscriptionTarget } from './payloads.ts';
import type { SubscriptionReference } from './reference.ts';
import type { Subscription } from './subscription.ts';

type Reads = {
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
};

/** The change that is due: the end of the term, or of the first payment's or the renewal's hold. */
const dueEvent = (subscription: Subscription, now: Date): SubscriptionEvent | undefined => {
  const { status, expiryDate } = subscription;
  if (status === 'active' && expiryDate && expiryDate <= now) {
    return { type: 'subscription.expired', payload: { status: 'expired' } };
  }
  const end = holdEnd(subscription);
  if (end > now) return undefined;
  if (status === 'pending') return { type: 'subscription.expired', payload: { status: 'cancelled' } };
  const lapsed = lapsedRenewal(subscription, payableUntil(end));
  return lapsed ? { type: 'subscription.renewalExpired', payload: { lapsedRenewal: lapsed } } : undefined;
};

/**
 * Ends a subscription whose term has passed or whose first payment is overdue, or drops an overdue renewal. A schedule
 * sends this command for each.
 */
export const expireSubscription: CommandDefinition<SubscriptionTarget, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command }) => [
    subscriptionRef(command.payload.userId, command.payload.subscriptionId),
    ...subscriptionReferenceRefs(command, ['pending', 'active']),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the schedule expires subscriptions', { reason: 'wrong-sender' });
    const found = findSubscription(command, docs, command.payload.userId, command.payload.subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const wrong = requireEndable(subscription);
    if (wrong) return wrong;
    const event = dueEvent(subscription, now);
    if (event) return acceptSubscription(request, subscription, event);
    const reason = subscription.status === 'active' ? 'running' : 'held';
    return reject('failed-precondition', 'the term or hold has not ended', { reason });
  },
};
