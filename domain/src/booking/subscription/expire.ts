import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { acceptSubscription } from './accept.ts';
import { findSubscription, requireSubscriptionStatus, subscriptionKey } from './find.ts';
import { subscriptionRef, subscriptionReferenceRefs } from './paths.ts';
import type { SubscriptionTarget } from './payloads.ts';
import type { SubscriptionReference } from './reference.ts';
import type { Subscription } from './subscription.ts';

type Reads = {
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
};

/** Ends a subscription whose term has passed or whose first payment is overdue. A schedule sends this command. */
export const expireSubscription: CommandDefinition<SubscriptionTarget, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command }) => [
    subscriptionRef(command.payload.userId, command.payload.subscriptionId),
    ...subscriptionReferenceRefs(command, ['pending', 'active']),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'system') return reject('permission-denied', 'only the schedule expires subscriptions');
    const found = findSubscription(command, docs, command.payload.userId, command.payload.subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const wrong = requireSubscriptionStatus(subscription, ['pending', 'active']);
    if (wrong) return wrong;
    const running = subscription.status === 'active';
    const end = running ? subscription.expiryDate : subscription.holdExpiresAt;
    if (!end || end > now) {
      return reject('failed-precondition', 'the term or hold has not ended', { reason: running ? 'running' : 'held' });
    }
    return acceptSubscription(request, subscription, {
      type: 'subscription.expired',
      payload: { status: running ? 'expired' : 'cancelled' },
    });
  },
};
