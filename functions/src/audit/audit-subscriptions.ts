import {
  auditedSubscriptions,
  providerSubscriptions,
  subscriptionReferenceSchema,
  subscriptionSchema,
  subscriptionStatuses,
  toSubscriptionReference,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { type AuditReport, auditReferences } from './audit-references.ts';

/** Checks that the full documents, references and counters of a provider's subscriptions agree. */
export const auditSubscriptions = (firestore: Firestore, providerId: string): Promise<AuditReport> =>
  auditReferences(firestore, providerId, {
    plural: 'Subscriptions',
    statuses: subscriptionStatuses,
    full: [auditedSubscriptions],
    references: providerSubscriptions,
    parseFull: (data) => subscriptionSchema.parse(data),
    parseReference: (data) => subscriptionReferenceSchema.parse(data),
    toReference: toSubscriptionReference,
    idOf: ({ subscriptionId }) => subscriptionId,
  });
