import { membersPath } from '../provider/members/path.ts';
import { providerEvents, providerPath } from '../provider/profile/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** All members of a provider, including former ones. */
export const providerMembers = (providerId: string): Query => wholeList(membersPath(providerId));

/** A provider's customers, by latest order. */
export const providerCustomers = (providerId: string): Query => ({
  collection: `${providerPath(providerId)}/customers`,
  scope: 'collection',
  where: [],
  orderBy: [['lastOrderDate', 'desc']],
  limit: 1000,
});

/** A provider's events since a moment, in commit order. */
export const eventsSince = (providerId: string, since: Date): Query => ({
  collection: providerEvents(providerId),
  scope: 'collection',
  where: [['createdAt', '>=', since]],
  orderBy: [['createdAt', 'asc']],
  limit: 200,
});

/** The latest record changes that overwrote a user's own change. */
export const overwrittenEvents = (providerId: string, uid: string): Query => ({
  collection: providerEvents(providerId),
  scope: 'collection',
  where: [['overwrites', '==', uid]],
  orderBy: [['createdAt', 'desc']],
  limit: 20,
});

/** Samples for the index test. */
export const peopleQueries = (): Query[] => [
  providerMembers('p'),
  providerCustomers('p'),
  eventsSince('p', new Date(0)),
  overwrittenEvents('p', 'u'),
];
