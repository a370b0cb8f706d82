import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { partyOf } from '../shared/party.ts';
import { rejectProviderReason } from '../shared/provider-reason.ts';
import { acceptSubscription } from './accept.ts';
import { findSubscription, requireEndable, subscriptionKey } from './find.ts';
import { lapsedRenewal } from './lapsed-renewal.ts';
import { subscriptionRef, subscriptionReferenceRefs } from './paths.ts';
import type { CancelSubscription } from './payloads.ts';
import type { SubscriptionReference } from './reference.ts';
import type { Subscription } from './subscription.ts';

type Reads = {
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
  member: Member;
};

/**
 * Ends the subscription at once. It refunds nothing for a period that has started. Of an expired subscription it drops
 * the unpaid renewal, so that the subscriber may renew again.
 */
export const cancelSubscription: CommandDefinition<CancelSubscription, Reads> = {
  aggregate: subscriptionKey,
  reads: ({ command, actor }) => [
    subscriptionRef(command.payload.userId, command.payload.subscriptionId),
    ...subscriptionReferenceRefs(command, ['pending', 'active']),
    ...(partyOf(actor, command.payload.userId) === 'provider' ? membershipRefs(command.providerId, actor) : []),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, subscriptionId, reason } = command.payload;
    const cancelledBy = partyOf(actor, userId);
    const denied = cancelledBy === 'provider' && requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findSubscription(command, docs, userId, subscriptionId);
    if ('rejection' in found) return found;
    const { subscription } = found;
    const wrong = requireEndable(subscription) ?? rejectProviderReason(cancelledBy, reason);
    if (wrong) return wrong;
    const dropped = subscription.status === 'expired' && lapsedRenewal(subscription, now);
    if (dropped) {
      return acceptSubscription(request, subscription, {
        type: 'subscription.renewalCancelled',
        payload: { lapsedRenewal: dropped, cancelledBy, reason },
      });
    }
    return acceptSubscription(request, subscription, {
      type: 'subscription.cancelled',
      payload: { cancelledBy, reason },
    });
  },
};
