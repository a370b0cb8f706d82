import {
  type HitBooking,
  type Provider,
  type ReservationReference,
  reservationsBetween,
  reservationsWishing,
} from '@counterfoil/domain/core';
import { type ClosedTime, hitBookings, startsOf } from '@counterfoil/domain/desk';
import { combineLatest, distinctUntilChanged, map, switchMap } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { ClosedTimes, ClosurePreview } from './closure-preview.ts';

const previewOf = (bookings: readonly HitBooking[]): ClosurePreview => {
  const own = bookings.flatMap(({ booking, hits }) => (hits === 'time' ? [booking] : []));
  return {
    bookings,
    seats: own.reduce((sum, { partySize }) => sum + partySize, 0),
    paid: own.filter(({ paymentStatus }) => paymentStatus === 'paid').length,
  };
};

const newest = (rows: readonly Identified<ReservationReference>[]): ReservationReference[] => {
  const byId = new Map<string, ReservationReference>();
  for (const row of rows) if (row.version > (byId.get(row.id)?.version ?? 0)) byId.set(row.id, row);
  return [...byId.values()];
};

const closureOf = ({ from, until, openingHours = [], break: pause, serviceIds }: ClosedTimes): ClosedTime => ({
  // It has no id before it is sent.
  closureId: '',
  from,
  until,
  ...(pause ? { break: pause } : { openingHours: [...openingHours] }),
  ...(serviceIds ? { serviceIds: [...serviceIds] } : {}),
});

/** The bookings that a closure would hit as things are now. Nothing is written. */
export const previewClosure = (
  list: ListOf,
  profile: Live<Provider | undefined>,
  providerId: string,
  closed: ClosedTimes,
): Live<ClosurePreview> => {
  const closure = closureOf(closed);
  const bookingsIn = (zone: string) => {
    const span = startsOf(closure, zone);
    const queries = [
      reservationsBetween(providerId, 'pending', span),
      reservationsBetween(providerId, 'confirmed', span),
      reservationsWishing(providerId, span),
    ];
    return combineLatest(queries.map((query) => list<ReservationReference>(query)));
  };
  const bookings = profile.pipe(
    map(({ data }) => data?.timeZone ?? 'UTC'),
    distinctUntilChanged(),
    switchMap(bookingsIn),
  );
  return combineLatest([profile, bookings]).pipe(
    map(([provider, states]) => {
      const found = newest(states.flatMap(({ data }) => data));
      return {
        data: previewOf(provider.data ? hitBookings(closure, provider.data, found, new Date()) : []),
        fromCache: [provider, ...states].some(({ fromCache }) => fromCache),
        pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
        at: new Date(Math.max(...states.map(({ at }) => at.getTime()))),
      };
    }),
  );
};
