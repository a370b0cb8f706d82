import { refundsPath, unmatchedPaymentsPath } from '../booking/payments/path.ts';
import { type RefundStatus, refundStatuses } from '../booking/payments/refund-status.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** Entries of a payment that matched nothing, of every provider and of none. Earlier versions gave them other ids. */
export const unmatchedPaymentsOf = (paymentId: string): Query => ({
  collection: 'unmatchedPayments',
  scope: 'collectionGroup',
  where: [['paymentId', '==', paymentId]],
  orderBy: [],
  limit: 100,
});

/** A provider's payments that match nothing, newest first. */
export const providerUnmatchedPayments = (providerId: string, status: 'open' | 'closed'): Query =>
  listQuery(unmatchedPaymentsPath(providerId), [['createdAt', 'desc']], [['status', '==', status]]);

/** A provider's refunds in one status, by their last change, newest first. */
export const providerRefunds = (providerId: string, status: RefundStatus): Query =>
  listQuery(refundsPath(providerId), [['updatedAt', 'desc']], [['status', '==', status]]);

/** All refunds of a provider, for audits. */
export const auditedRefunds = (providerId: string): Query => listQuery(refundsPath(providerId), [], [], 1000);

/** Refunds of all providers that the schedule has to look at. */
export const dueRefunds = (now: Date): Query => ({
  collection: 'refunds',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 100,
});

/** Checkouts that outlived the hold of their booking. */
export const lapsedCheckouts = (now: Date): Query =>
  listQuery('checkouts', [['closesAt', 'asc']], [inEveryShard(), ['closesAt', '<=', now]], 100);

/** Samples for the index test. */
export const paymentQueries = (): Query[] => [
  unmatchedPaymentsOf('p'),
  providerUnmatchedPayments('p', 'open'),
  ...refundStatuses.map((status) => providerRefunds('p', status)),
  auditedRefunds('p'),
  dueRefunds(new Date(0)),
  lapsedCheckouts(new Date(0)),
];
