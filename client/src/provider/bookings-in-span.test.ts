import { providerReservations, type Query, type ReservationReference, reservationsBetween } from '@counterfoil/domain';
import { Observable, ReplaySubject, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { Identified, ListSnapshot, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import { bookingsInSpan } from './bookings-in-span.ts';

type Booking = Identified<ReservationReference>;

const span = { from: new Date('2026-05-04T00:00:00Z'), to: new Date('2026-05-05T00:00:00Z') };
const at = (id: string, startTime: string) => ({ id, startTime: new Date(startTime) }) as Booking;
const before = at('before', '2026-05-03T23:30:00Z');
const first = at('first', '2026-05-04T00:00:00Z');
const last = at('last', '2026-05-04T23:30:00Z');
const after = at('after', '2026-05-05T00:00:00Z');

const snapshotOf = (data: Booking[], hasMore = false, pending: string[] = []): ListSnapshot<ReservationReference> => ({
  ...{ data, hasMore, fromCache: false, pendingWrites: false, at: new Date(), pendingIds: new Set(pending) },
});

/** The lists of a desk, by their queries. */
const desk = () => {
  const open: string[] = [];
  const streams = new Map<string, ReplaySubject<ListSnapshot<ReservationReference>>>();
  const stream = (query: Query) => {
    const key = JSON.stringify(query);
    const known = streams.get(key) ?? new ReplaySubject<ListSnapshot<ReservationReference>>(1);
    streams.set(key, known);
    return known;
  };
  const list = (query: Query) =>
    new Observable((subscriber) => {
      const name = query.where.length > 0 ? 'span' : 'all';
      open.push(name);
      subscriber.add(stream(query).subscribe(subscriber));
      subscriber.add(() => open.splice(open.indexOf(name), 1));
    }) as LiveList<ReservationReference>;
  const served = new Subject<void>();
  const lists = { list: list as unknown as ListOf, whenServed: () => served };
  const shown: string[][] = [];
  bookingsInSpan(lists, 'p', 'confirmed', span).subscribe(({ data }) => shown.push(data.map(({ id }) => id)));
  const ofSpan = stream(reservationsBetween('p', 'confirmed', span));
  const all = stream(providerReservations('p', 'confirmed'));
  return { open, shown, served, ofSpan, all };
};

test('shows the list of the span, then that of the workspace, and leaves the first one', () => {
  const { open, shown, served, ofSpan, all } = desk();
  ofSpan.next(snapshotOf([first]));
  all.next(snapshotOf([before, first, last, after]));
  expect([shown, open]).toEqual([[['first']], ['span']]);
  served.next();
  expect(shown.at(-1)).toEqual(['first', 'last']);
  expect(new Set(open)).toEqual(new Set(['all']));
  all.next(snapshotOf([before, last]));
  expect(shown.at(-1)).toEqual(['last']);
});

test('returns to the list of the span while the full page of the workspace ends before it', () => {
  const { shown, served, ofSpan, all } = desk();
  ofSpan.next(snapshotOf([first, last]));
  all.next(snapshotOf([before, first], true));
  served.next();
  expect(shown.at(-1)).toEqual(['first', 'last']);
  all.next(snapshotOf([first, after], true, ['after']));
  expect(shown.at(-1)).toEqual(['first', 'last']);
  all.next(snapshotOf([first, after], true));
  expect(shown.at(-1)).toEqual(['first']);
});
