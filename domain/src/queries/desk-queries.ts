import { closuresPath } from '../booking/closures/paths.ts';
import { referenceCollection } from '../booking/reservation/paths.ts';
import type { ReservationStatus } from '../booking/reservation/status.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** The references in one status that carry a short code: one at most, but for a coincidence. */
export const reservationsByCode = (providerId: string, status: ReservationStatus, code: string): Query =>
  listQuery(referenceCollection(providerId, status), [], [['code', '==', code]], 5);

/** The references in one status that start in a span, `to` excluded. */
export const reservationsBetween = (
  providerId: string,
  status: ReservationStatus,
  { from, to }: { readonly from: Date; readonly to: Date },
): Query =>
  wholeList(
    referenceCollection(providerId, status),
    [['startTime', 'asc']],
    [
      ['startTime', '>=', from],
      ['startTime', '<', to],
    ],
  );

/** The confirmed references whose customers wish for a time that starts in a span, `to` excluded. */
export const reservationsWishing = (
  providerId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Query =>
  wholeList(
    referenceCollection(providerId, 'confirmed'),
    [['move.startTime', 'asc']],
    [
      ['move.startTime', '>=', from],
      ['move.startTime', '<', to],
    ],
  );

/** A provider's closures, the one that ends last first. */
export const providerClosures = (providerId: string): Query => listQuery(closuresPath(providerId), [['until', 'desc']]);

/** Closures of all providers that the schedule has to look at. */
export const dueClosures = (now: Date): Query => ({
  collection: 'closures',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['nextAttemptAt', '<=', now]],
  orderBy: [['nextAttemptAt', 'asc']],
  limit: 100,
});

/** Samples for the index test. */
export const deskQueries = (): Query[] => [
  reservationsByCode('p', 'confirmed', 'ABCDEFGH'),
  reservationsBetween('p', 'confirmed', { from: new Date(0), to: new Date(1) }),
  reservationsWishing('p', { from: new Date(0), to: new Date(1) }),
  providerClosures('p'),
  dueClosures(new Date(0)),
];
