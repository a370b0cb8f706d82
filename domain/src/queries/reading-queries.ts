import { daysPath } from '../analytics/day-paths.ts';
import type { DayRange } from '../analytics/day-range.ts';
import { referenceCollection } from '../booking/reservation/paths.ts';
import { type ReservationStatus, reservationStatuses } from '../booking/reservation/status.ts';
import { subscriptionReferences } from '../booking/subscription/paths.ts';
import { type SubscriptionStatus, subscriptionStatuses } from '../booking/subscription/status.ts';
import { ordersPath } from '../restaurant/orders/paths.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** The shards of the days of a range. */
export const daysBetweenQuery = (providerId: string, { from, to }: DayRange): Query =>
  wholeList(
    daysPath(providerId),
    [['day', 'asc']],
    [
      ['day', '>=', from],
      ['day', '<=', to],
    ],
  );

/** A person's bookings with a provider in one status. Devices sort them, so no index by person and time is needed. */
export const reservationsOfPerson = (providerId: string, status: ReservationStatus, userId: string): Query =>
  wholeList(referenceCollection(providerId, status), [], [['userId', '==', userId]]);

/** A person's subscriptions with a provider in one status. */
export const subscriptionsOfPerson = (providerId: string, status: SubscriptionStatus, userId: string): Query =>
  wholeList(subscriptionReferences(providerId, status), [], [['userId', '==', userId]]);

/** A person's orders with a provider. */
export const ordersOfPerson = (providerId: string, userId: string): Query =>
  wholeList(ordersPath(providerId), [], [['customer.userId', '==', userId]]);

/** Samples for the index test. */
export const readingQueries = (): Query[] => [
  daysBetweenQuery('p', { from: '2026-01-01', to: '2026-01-31' }),
  ...reservationStatuses.map((status) => reservationsOfPerson('p', status, 'u')),
  ...subscriptionStatuses.map((status) => subscriptionsOfPerson('p', status, 'u')),
  ordersOfPerson('p', 'u'),
];
