import { referenceCollection } from '../booking/reservation/paths.ts';
import type { ReservationStatus } from '../booking/reservation/status.ts';
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

/** Samples for the index test. */
export const deskQueries = (): Query[] => [
  reservationsByCode('p', 'confirmed', 'ABCDEFGH'),
  reservationsBetween('p', 'confirmed', { from: new Date(0), to: new Date(1) }),
];
