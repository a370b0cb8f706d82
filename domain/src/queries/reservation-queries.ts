import { referenceCollection } from '../booking/reservation/paths.ts';
import { type ReservationStatus, reservationStatuses } from '../booking/reservation/status.ts';
import { endUserPath } from '../end-user/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

const pageSize = 200;

/** A person's own bookings, the latest to begin first. */
export const userReservations = (uid: string, status?: ReservationStatus): Query =>
  listQuery(
    `${endUserPath(uid)}/reservations`,
    [['reservationStartTime', 'desc']],
    pageSize,
    status ? [['status', '==', status]] : [],
  );

/** A house's bookings in one status: what is to come whole and in its order, what is over by when it was over. */
export const providerReservations = (providerId: string, status: ReservationStatus): Query => {
  const collection = referenceCollection(providerId, status);
  return status === 'pending' || status === 'confirmed'
    ? wholeList(collection, [['startTime', 'asc']])
    : listQuery(collection, [['timestamp', 'desc']], pageSize);
};

/** The next confirmed bookings of a house. */
export const upcomingReservations = (providerId: string, now: Date): Query =>
  listQuery(referenceCollection(providerId, 'confirmed'), [['startTime', 'asc']], 5, [['startTime', '>', now]]);

/** Holds whose time is up, over all tenants. */
export const expiredHolds = (now: Date): Query => ({
  collection: 'reservations',
  scope: 'collectionGroup',
  where: [
    ['status', '==', 'pending'],
    ['holdExpiresAt', '<=', now],
  ],
  orderBy: [['holdExpiresAt', 'asc']],
  limit: 100,
});

/** Every full booking with one house: the auditor's side of the invariant. */
export const auditedReservations = (providerId: string): Query => ({
  collection: 'reservations',
  scope: 'collectionGroup',
  where: [['providerId', '==', providerId]],
  orderBy: [],
  limit: 1000,
});

/** One of each form, for the indexes. */
export const reservationQueries = (): Query[] => [
  userReservations('u'),
  userReservations('u', 'confirmed'),
  ...reservationStatuses.map((status) => providerReservations('p', status)),
  upcomingReservations('p', new Date(0)),
  expiredHolds(new Date(0)),
  auditedReservations('p'),
];
