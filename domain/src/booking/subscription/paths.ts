import { endUserPath } from '../../end-user/path.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';
import { type SubscriptionStatus, subscriptionStatuses } from './status.ts';
import type { Subscription } from './subscription.ts';

export const subscriptionRef = (userId: string, subscriptionId: string): Ref<'subscription'> => ({
  kind: 'subscription',
  path: `${endUserPath(userId)}/subscriptions/${subscriptionId}`,
});

/** The provider's collection for one status. */
export const subscriptionReferences = (providerId: string, status: SubscriptionStatus): string =>
  `${providerPath(providerId)}/${status}Subscriptions`;

/** The paths that may hold a subscription's reference. An id is taken in a tenant if any of them exists. */
export const subscriptionReferenceRefs = (providerId: string, subscriptionId: string): Ref<'subscriptionReference'>[] =>
  subscriptionStatuses.map((status) => ({
    kind: 'subscriptionReference',
    path: `${subscriptionReferences(providerId, status)}/${subscriptionId}`,
  }));

export const subscriptionReferencePath = ({
  providerId,
  status,
  subscriptionId,
}: Pick<Subscription, 'providerId' | 'status' | 'subscriptionId'>): string =>
  `${subscriptionReferences(providerId, status)}/${subscriptionId}`;

export const planRef = (providerId: string, planId: string): Ref<'plan'> => ({
  kind: 'plan',
  path: `${providerPath(providerId)}/plans/${planId}`,
});
