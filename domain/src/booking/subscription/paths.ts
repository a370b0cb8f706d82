import { endUserPath } from '../../end-user/path.ts';
import type { Command } from '../../kernel/command.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';
import type { SubscriptionStatus } from './status.ts';
import type { Subscription } from './subscription.ts';

export const subscriptionRef = (userId: string, subscriptionId: string): Ref<'subscription'> => ({
  kind: 'subscription',
  path: `${endUserPath(userId)}/subscriptions/${subscriptionId}`,
});

/** The provider's collection for one status. */
export const subscriptionReferences = (providerId: string, status: SubscriptionStatus): string =>
  `${providerPath(providerId)}/${status}Subscriptions`;

/** The reference of a subscription in a status. */
export const subscriptionReferenceRef = ({
  providerId,
  status,
  subscriptionId,
}: Pick<Subscription, 'providerId' | 'status' | 'subscriptionId'>): Ref<'subscriptionReference'> => ({
  kind: 'subscriptionReference',
  path: `${subscriptionReferences(providerId, status)}/${subscriptionId}`,
});

/**
 * The references that a command may change, by the statuses that it accepts. It reads them, so that the commit keeps the
 * fields that this version does not know.
 */
export const subscriptionReferenceRefs = (
  { providerId, payload: { subscriptionId } }: Command<string, { subscriptionId: string }>,
  statuses: readonly SubscriptionStatus[],
): Ref<'subscriptionReference'>[] =>
  statuses.map((status) => subscriptionReferenceRef({ providerId, status, subscriptionId }));

export const planRef = (providerId: string, planId: string): Ref<'plan'> => ({
  kind: 'plan',
  path: `${providerPath(providerId)}/plans/${planId}`,
});
