import {
  type CommandPayloads,
  type Provider,
  type ReservationReference,
  reservationsBetween,
  reservationsWishing,
} from '@counterfoil/domain/core';
import type { ClosedTime, HitBooking } from '@counterfoil/domain/desk';
import { combineLatest, distinctUntilChanged, from, map, switchMap } from 'rxjs';
import { loadPart } from '../connection/load-part.ts';
import type { Identified, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';

/** The time that a closure is to close: fields of the payload of `closure.create`. */
export type ClosedTimes = Pick<
  CommandPayloads['closure.create'],
  'from' | 'until' | 'openingHours' | 'break' | 'serviceIds'
>;

/** The bookings that a closure would hit, by start. `hits: 'wish'`: only the other time that its customer wishes for. */
export interface ClosurePreview {
  readonly bookings: readonly HitBooking[];
  /** Seats of the bookings whose own time is closed. */
  readonly seats: number;
  /** How many of these are paid. */
  readonly paid: number;
}

const previewOf = (bookings: readonly HitBooking[]): ClosurePreview => {
  const own = bookings.flatMap(({ booking, hits }) => (hits === 'time' ? [booking] : []));
  return {
    bookings,
    seats: own.reduce((sum, { partySize }) => sum + partySize, 0),
    paid: own.filter(({ paymentStatus }) => paymentStatus === 'paid').length,
  };
};

const desk = () => loadPart(() => import('@counterfoil/domain/desk'), 'hitBookings');

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
  const bookingsIn = (zone: string, startsOf: Awaited<ReturnType<typeof desk>>['startsOf']) => {
    const span = startsOf(closure, zone);
    const queries = [
      reservationsBetween(providerId, 'pending', span),
      reservationsBetween(providerId, 'confirmed', span),
      reservationsWishing(providerId, span),
    ];
    return combineLatest(queries.map((query) => list<ReservationReference>(query)));
  };
  return from(desk()).pipe(
    switchMap(({ hitBookings, startsOf }) => {
      const bookings = profile.pipe(
        map(({ data }) => data?.timeZone ?? 'UTC'),
        distinctUntilChanged(),
        switchMap((zone) => bookingsIn(zone, startsOf)),
      );
      return combineLatest([profile, bookings]).pipe(
        map(([provider, states]) => ({
          data: previewOf(
            provider.data
              ? hitBookings(closure, provider.data, newest(states.flatMap(({ data }) => data)), new Date())
              : [],
          ),
          fromCache: [provider, ...states].some(({ fromCache }) => fromCache),
          pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
          at: new Date(Math.max(...states.map(({ at }) => at.getTime()))),
        })),
      );
    }),
  );
};
