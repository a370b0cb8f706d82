import {
  providerReservations,
  type ReservationReference,
  type ReservationStatus,
  reservationsBetween,
} from '@counterfoil/domain/core';
import { distinctUntilChanged, map, merge, of, switchMap } from 'rxjs';
import type { Identified, ListSnapshot, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { WhenServed } from '../live/when-served.ts';

export interface Lists {
  readonly list: ListOf;
  readonly whenServed: WhenServed;
}

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** The statuses of which a workspace keeps every booking. */
const kept: ReadonlySet<ReservationStatus> = new Set(['waiting', 'pending', 'confirmed']);

/** A full page may end before the span does. It is sorted by start; what this device only predicts is no end of it. */
const reaches = ({ data, hasMore, pendingIds }: ListSnapshot<ReservationReference>, { to }: Span): boolean => {
  const last = data.filter(({ id }) => !pendingIds.has(id)).at(-1);
  return !hasMore || (last !== undefined && last.startTime >= to);
};

const within = ({ data, ...state }: ListSnapshot<ReservationReference>, { from, to }: Span) => ({
  ...state,
  data: data.filter(({ startTime }) => startTime >= from && startTime < to),
});

/**
 * The bookings of a span in one status. A list of the span alone is there first. Once a workspace has all bookings in
 * that status, they come from its list, and the other listener ends: one change is then read once.
 */
export const bookingsInSpan = (
  { list, whenServed }: Lists,
  providerId: string,
  status: ReservationStatus,
  span: Span,
): Live<Identified<ReservationReference>[]> => {
  const ofSpan = list<ReservationReference>(reservationsBetween(providerId, status, span));
  if (!kept.has(status)) return ofSpan;
  const query = providerReservations(providerId, status);
  const all = list<ReservationReference>(query);
  const fromAll = all.pipe(
    map((state) => reaches(state, span)),
    distinctUntilChanged(),
    switchMap((isWhole) => (isWhole ? all.pipe(map((state) => within(state, span))) : ofSpan)),
  );
  return merge(of(ofSpan), whenServed(query).pipe(map(() => fromAll))).pipe(switchMap((live) => live));
};
