import { invitationsPath } from '../provider/invitations/paths.ts';
import type { MemberRole } from '../provider/members/member.ts';
import { membershipsPath, membersPath } from '../provider/members/path.ts';
import { providerEvents, providerPath } from '../provider/profile/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** All members of a provider, including former ones. */
export const providerMembers = (providerId: string): Query => wholeList(membersPath(providerId));

/** The active members of these roles, for news. More of them than a page are told nothing. */
export const membersOf = (providerId: string, roles: readonly MemberRole[]): Query =>
  listQuery(
    membersPath(providerId),
    [],
    [
      ['active', '==', true],
      ['role', 'in', roles],
    ],
    100,
  );

/** A provider's invitations, newest first. */
export const providerInvitations = (providerId: string): Query =>
  listQuery(invitationsPath(providerId), [['createdAt', 'desc']]);

/** A user's own memberships, by provider. */
export const userMemberships = (uid: string): Query => wholeList(membershipsPath(uid));

/** A provider's customers, by latest order. */
export const providerCustomers = (providerId: string): Query =>
  listQuery(`${providerPath(providerId)}/customers`, [['lastOrderDate', 'desc']], [], 1000);

/** A provider's events since a moment, in commit order. */
export const eventsSince = (providerId: string, since: Date): Query =>
  listQuery(providerEvents(providerId), [['createdAt', 'asc']], [['createdAt', '>=', since]]);

/** The latest record changes that overwrote a user's own change. */
export const overwrittenEvents = (providerId: string, uid: string): Query =>
  listQuery(providerEvents(providerId), [['createdAt', 'desc']], [['overwrites', '==', uid]], 20);

/** Samples for the index test. */
export const peopleQueries = (): Query[] => [
  providerMembers('p'),
  membersOf('p', ['owner', 'manager']),
  providerInvitations('p'),
  userMemberships('u'),
  providerCustomers('p'),
  eventsSince('p', new Date(0)),
  overwrittenEvents('p', 'u'),
];
