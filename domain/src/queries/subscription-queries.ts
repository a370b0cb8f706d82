import { subscriptionReferences } from '../booking/subscription/paths.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../booking/subscription/status.ts';
import { endUserPath } from '../end-user/path.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** A user's own subscriptions, newest first. Sorted by creation, because a pending subscription has no start. */
export const userSubscriptions = (uid: string, status?: SubscriptionStatus): Query =>
  listQuery(`${endUserPath(uid)}/subscriptions`, [['createdAt', 'desc']], status ? [['status', '==', status]] : []);

/** A provider's subscriptions in one status: active ones by expiry, others by time of their last change. */
export const providerSubscriptions = (providerId: string, status: SubscriptionStatus): Query => {
  const collection = subscriptionReferences(providerId, status);
  return status === 'active'
    ? wholeList(collection, [['expiryDate', 'asc']])
    : listQuery(collection, [['timestamp', 'desc']]);
};

const ended = (status: SubscriptionStatus, end: string, now: Date): Query => ({
  collection: 'subscriptions',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['status', '==', status], [end, '<=', now]],
  orderBy: [[end, 'asc']],
  limit: 100,
});

/**
 * Subscriptions of all tenants whose term has passed, or whose first payment's or renewal's hold. Terms come first: a
 * subscription that expires with an unpaid renewal is due again in the last query.
 */
export const endedSubscriptions = (now: Date): readonly Query[] => [
  ended('active', 'expiryDate', now),
  ended('pending', 'holdExpiresAt', now),
  ended('active', 'holdExpiresAt', now),
  ended('expired', 'holdExpiresAt', now),
];

/** All full subscriptions with one provider, for audits. */
export const auditedSubscriptions = (providerId: string): Query => ({
  collection: 'subscriptions',
  scope: 'collectionGroup',
  where: [['providerId', '==', providerId]],
  orderBy: [],
  limit: 1000,
});

/** Samples for the index test. */
export const subscriptionQueries = (): Query[] => [
  userSubscriptions('u'),
  userSubscriptions('u', 'active'),
  ...subscriptionStatuses.map((status) => providerSubscriptions('p', status)),
  ...endedSubscriptions(new Date(0)),
  auditedSubscriptions('p'),
];
