import {
  auditedSubscriptions,
  documentSchemas,
  endUserPath,
  foldSubscription,
  isPseudonym,
  providerEvents,
  providerSubscriptions,
  type Subscription,
  subscriptionRef,
  subscriptionReferenceRef,
  subscriptionReferenceSchema,
  subscriptionSchema,
  subscriptionStatuses,
  toSubscriptionReference,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { auditReferences } from './audit-references.ts';
import type { Moment } from './moment.ts';
import { rightDocuments } from './right-documents.ts';

const entity = {
  audit: 'subscriptions',
  name: 'subscription',
  plural: 'Subscriptions',
  statuses: subscriptionStatuses,
  full: [auditedSubscriptions],
  references: subscriptionStatuses.map((status) => (providerId: string) => providerSubscriptions(providerId, status)),
  fullSchema: subscriptionSchema,
  referenceSchema: subscriptionReferenceSchema,
  eventSchema: documentSchemas.subscriptionEvent,
  toReference: toSubscriptionReference,
  pathOf: ({ userId, subscriptionId }: Subscription) => subscriptionRef(userId, subscriptionId).path,
  referencePathOf: (full: Subscription) => subscriptionReferenceRef(full).path,
  ownerOf: (providerId: string, { subscriptionId, userId }: Pick<Subscription, 'subscriptionId' | 'userId'>) => ({
    path: subscriptionRef(userId, subscriptionId).path,
    events: isPseudonym(userId) ? providerEvents(providerId) : `${endUserPath(userId)}/events`,
  }),
  fold: foldSubscription,
  idOf: ({ subscriptionId }: Pick<Subscription, 'subscriptionId'>) => subscriptionId,
} as const;

/** Checks that the full documents, references and counters of a provider's subscriptions agree. */
export const auditSubscriptions = audit((moment, providerId) => auditReferences(moment, providerId, entity));

/** All subscriptions with a provider: one that is damaged or lost counts as its events tell it. */
export const rightSubscriptions = async (moment: Moment, providerId: string): Promise<readonly Subscription[]> =>
  (await rightDocuments(moment, providerId, entity)).right;
