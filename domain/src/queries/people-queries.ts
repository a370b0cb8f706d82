import { membersPath } from '../provider/members/path.ts';
import { providerEvents, providerPath } from '../provider/profile/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** Who works in a house, those who have left included. */
export const providerMembers = (providerId: string): Query => wholeList(membersPath(providerId));

/** Who has ordered at a house, the last to come first. */
export const providerCustomers = (providerId: string): Query =>
  listQuery(`${providerPath(providerId)}/customers`, [['lastOrderDate', 'desc']], 1000);

/** Everything that has happened in a house from a moment on, in the order in which it was committed. */
export const eventsSince = (providerId: string, since: Date): Query =>
  listQuery(providerEvents(providerId), [['createdAt', 'asc']], 200, [['createdAt', '>=', since]]);

/** The last changes of records that were written over what a person had written. */
export const overwrittenEvents = (providerId: string, uid: string): Query =>
  listQuery(providerEvents(providerId), [['createdAt', 'desc']], 20, [['overwrites', '==', uid]]);

/** One of each form, for the indexes. */
export const peopleQueries = (): Query[] => [
  providerMembers('p'),
  providerCustomers('p'),
  eventsSince('p', new Date(0)),
  overwrittenEvents('p', 'u'),
];
