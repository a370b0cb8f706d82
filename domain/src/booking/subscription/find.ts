import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { subscriptionRef } from './paths.ts';
import type { SubscriptionStatus } from './status.ts';
import type { Subscription } from './subscription.ts';

type SubscriptionLookup = { subscription: Subscription } | Refused;

/** Finds the subscription that a command names, with the provider and at the version that the command names. */
export const findSubscription = (
  command: Command,
  docs: Docs<{ subscription: Subscription }>,
  userId: string,
  subscriptionId: string,
): SubscriptionLookup => {
  const subscription = docs.get(subscriptionRef(userId, subscriptionId));
  if (subscription?.providerId !== command.providerId) {
    return reject('not-found', `no such subscription with ${command.providerId}`, {
      reason: 'no-subscription',
      field: 'subscriptionId',
    });
  }
  return requireVersion(command, subscription.version) ?? { subscription };
};

/** Refuses a transition that the subscription's status does not allow. */
export const requireSubscriptionStatus = (
  { status }: Subscription,
  allowed: readonly SubscriptionStatus[],
): Refused | undefined =>
  allowed.includes(status)
    ? undefined
    : reject('failed-precondition', `the subscription is ${status}, not ${allowed.join(' or ')}`, {
        reason: 'wrong-status',
        status,
      });

/** Refuses to end a subscription that has ended, unless it is expired and an unpaid renewal waits. */
export const requireEndable = (subscription: Subscription): Refused | undefined =>
  requireSubscriptionStatus(subscription, [
    'pending',
    'active',
    ...(subscription.renewalDue ? (['expired'] as const) : []),
  ]);

/** Commands on the same subscription run in order. */
export const subscriptionKey = ({ command }: CommandRequest<{ subscriptionId: string }>): string =>
  `subscription/${command.payload.subscriptionId}`;
