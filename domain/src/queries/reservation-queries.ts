import { guestReservationsPath, referenceCollection } from '../booking/reservation/paths.ts';
import { type ReservationStatus, reservationStatuses } from '../booking/reservation/status.ts';
import { endUserPath } from '../end-user/path.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** A user's own reservations, latest start first. */
export const userReservations = (uid: string, status?: ReservationStatus): Query =>
  listQuery(
    `${endUserPath(uid)}/reservations`,
    [['reservationStartTime', 'desc']],
    status ? [['status', '==', status]] : [],
  );

/**
 * A provider's reservations in one status: future ones complete and by start, past ones by time of their last change.
 */
export const providerReservations = (providerId: string, status: ReservationStatus): Query => {
  const collection = referenceCollection(providerId, status);
  return status === 'waiting' || status === 'pending' || status === 'confirmed'
    ? wholeList(collection, [['startTime', 'asc']])
    : listQuery(collection, [['timestamp', 'desc']]);
};

/** A provider's next confirmed reservations. */
export const upcomingReservations = (providerId: string, now: Date): Query =>
  listQuery(referenceCollection(providerId, 'confirmed'), [['startTime', 'asc']], [['startTime', '>', now]], 5);

/** Expired holds of all tenants. */
export const expiredHolds = (now: Date): Query => ({
  collection: 'reservations',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['status', '==', 'pending'], ['holdExpiresAt', '<=', now]],
  orderBy: [['holdExpiresAt', 'asc']],
  limit: 100,
});

/** Bookings of all tenants that waited for a seat until their start. */
export const expiredWaits = (now: Date): Query => ({
  ...expiredHolds(now),
  where: [inEveryShard(), ['status', '==', 'waiting'], ['holdExpiresAt', '<=', now]],
});

/** Waiting lists of all tenants for which seats may be free. */
export const dueWaitingLists = (now: Date): Query => ({
  collection: 'waitingLists',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['serveAt', '<=', now]],
  orderBy: [['serveAt', 'asc']],
  limit: 100,
});

/** Wishes for another time, of all tenants, that nobody has answered in time. */
export const expiredMoves = (now: Date): Query => ({
  collection: 'reservations',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['status', '==', 'confirmed'], ['move.expiresAt', '<=', now]],
  orderBy: [['move.expiresAt', 'asc']],
  limit: 100,
});

/** The bookings of guests without account in one status, by start. */
export const guestReservations = (providerId: string, status: ReservationStatus): Query =>
  listQuery(guestReservationsPath(providerId), [['reservationStartTime', 'asc']], [['status', '==', status]]);

/** All bookings of guests without account with one provider, for audits. */
export const auditedGuestReservations = (providerId: string): Query => ({
  collection: guestReservationsPath(providerId),
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 1000,
});

/** All full reservations of customers with one provider, for audits. */
export const auditedReservations = (providerId: string): Query => ({
  collection: 'reservations',
  scope: 'collectionGroup',
  where: [['providerId', '==', providerId]],
  orderBy: [],
  limit: 1000,
});

/** Samples for the index test. */
export const reservationQueries = (): Query[] => [
  userReservations('u'),
  userReservations('u', 'confirmed'),
  ...reservationStatuses.map((status) => providerReservations('p', status)),
  upcomingReservations('p', new Date(0)),
  expiredHolds(new Date(0)),
  expiredWaits(new Date(0)),
  dueWaitingLists(new Date(0)),
  expiredMoves(new Date(0)),
  auditedReservations('p'),
  auditedGuestReservations('p'),
  guestReservations('p', 'confirmed'),
];
