import { subscriptionReferences } from '../booking/subscription/paths.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../booking/subscription/status.ts';
import { endUserPath } from '../end-user/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

const pageSize = 200;

/** A person's own subscriptions, the latest made first: one that waits for its payment has no start to order by. */
export const userSubscriptions = (uid: string, status?: SubscriptionStatus): Query =>
  listQuery(
    `${endUserPath(uid)}/subscriptions`,
    [['createdAt', 'desc']],
    pageSize,
    status ? [['status', '==', status]] : [],
  );

/** A house's subscriptions in one status: what runs by when it runs out, the rest by when it came there. */
export const providerSubscriptions = (providerId: string, status: SubscriptionStatus): Query => {
  const collection = subscriptionReferences(providerId, status);
  return status === 'active'
    ? wholeList(collection, [['expiryDate', 'asc']])
    : listQuery(collection, [['timestamp', 'desc']], pageSize);
};

const lapsed = (status: SubscriptionStatus, end: string, now: Date): Query => ({
  collection: 'subscriptions',
  scope: 'collectionGroup',
  where: [
    ['status', '==', status],
    [end, '<=', now],
  ],
  orderBy: [[end, 'asc']],
  limit: 100,
});

/** What has run out, and what nobody paid for in time, over all tenants. */
export const endedSubscriptions = (now: Date): readonly Query[] => [
  lapsed('active', 'expiryDate', now),
  lapsed('pending', 'holdExpiresAt', now),
];

/** Every full subscription with one house: the auditor's side of the invariant. */
export const auditedSubscriptions = (providerId: string): Query => ({
  collection: 'subscriptions',
  scope: 'collectionGroup',
  where: [['providerId', '==', providerId]],
  orderBy: [],
  limit: 1000,
});

/** One of each form, for the indexes. */
export const subscriptionQueries = (): Query[] => [
  userSubscriptions('u'),
  userSubscriptions('u', 'active'),
  ...subscriptionStatuses.map((status) => providerSubscriptions('p', status)),
  ...endedSubscriptions(new Date(0)),
  auditedSubscriptions('p'),
];
