import { expect } from 'vitest';
import {
  countersPath,
  evolveReservation,
  type Fields,
  peakSeats,
  providerEvents,
  type Reservation,
  type ReservationEvent,
  referenceCollection,
  reservationSchema,
  reservationStatuses,
  type SlotDay,
  toReference,
} from '../src/index.ts';
import type { Recorded } from '../src/kernel/event.ts';
import type { Stage } from './given.ts';
import type { MemoryStore } from './memory-store.ts';

export const defined = (data: object): Fields =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

export const fullBookings = (store: MemoryStore): Reservation[] =>
  store
    .paths()
    .filter((path) => /^endUsers\/[^/]+\/reservations\/[^/]+$/.test(path))
    .map((path) => reservationSchema.parse(store.get(path)));

/** The tenant's counters, summed over the shards. */
export const counted = ({ store, providerId }: Stage): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [field, value] of store.list(countersPath(providerId)).flatMap(Object.entries)) {
    if (typeof value === 'number') sums[field] = (sums[field] ?? 0) + value;
  }
  return sums;
};

const asRecorded = (event: Fields): Recorded<ReservationEvent> =>
  ({ ...event, commandId: event.correlationId }) as unknown as Recorded<ReservationEvent>;

/** The fold of a reservation's events. */
export const folded = (store: MemoryStore, { userId, reservationId }: Reservation): Reservation | undefined =>
  store
    .list(`endUsers/${userId}/events`)
    .filter(({ entityId }) => entityId === reservationId)
    .map(asRecorded)
    .sort((a, b) => a.version - b.version)
    .reduce<Reservation | undefined>(evolveReservation, undefined);

/** A booking's seats on one day: of its own slots and of those that it wishes for, each slot once. */
const seatsSold = ({ day, slotKeys, move, partySize }: Reservation, onDay: string): [string, number][] => {
  const keys = [...(day === onDay ? slotKeys : []), ...(move?.day === onDay ? move.slotKeys : [])];
  return [...new Set(keys)].map((key) => [key, partySize]);
};

/** All sold seats belong to reservations that are not cancelled, and no moment exceeds the service's capacity. */
const expectSlots = ({ store, providerId }: Stage, bookings: readonly Reservation[]): void => {
  const slots = store.list(`serviceProviders/${providerId}/slots`) as unknown as SlotDay[];
  for (const { serviceId, day, slotMinutes, capacity, booked } of slots) {
    const reservations = bookings.filter((b) => b.serviceId === serviceId && b.status !== 'cancelled');
    const expected: Record<string, number> = {};
    for (const [key, seats] of reservations.flatMap((one) => seatsSold(one, day)))
      expected[key] = (expected[key] ?? 0) + seats;
    expect(Object.fromEntries(Object.entries(booked).filter(([, seats]) => seats !== 0))).toEqual(expected);
    const instants = Object.keys(booked).map((key) => new Date(key));
    for (const start of instants) {
      expect(peakSeats({ booked, slotMinutes }, start, new Date(start.getTime() + 1))).toBeLessThanOrEqual(capacity);
    }
  }
};

const expectReminders = (store: MemoryStore, { userId, reservationId, status }: Reservation): void => {
  const reminders = store
    .list('scheduledReminders')
    .filter((r) => r.reservationId === reservationId && r.userId === userId);
  if (status !== 'confirmed') expect(reminders).toEqual([]);
};

/**
 * Full documents and references of all reservations agree with each other, and with slots, counters, reminders and
 * events.
 */
export const expectAgreement = (stage: Stage): void => {
  const { store, providerId } = stage;
  const bookings = fullBookings(store).filter((booking) => booking.providerId === providerId);
  const counters = counted(stage);
  expect(counters.totalReservations ?? 0).toBe(bookings.length);
  for (const status of reservationStatuses) {
    const full = bookings.filter((booking) => booking.status === status);
    const references = store.list(referenceCollection(providerId, status));
    const byId = (a: Fields, b: Fields) => String(a.reservationId).localeCompare(String(b.reservationId));
    expect(references.toSorted(byId)).toStrictEqual(full.map(toReference).map(defined).sort(byId));
    expect(counters[`${status}Reservations`] ?? 0).toBe(full.length);
  }
  expect(counters.ratings ?? 0).toBe(bookings.filter(({ rating }) => rating).length);
  expect(counters.stars ?? 0).toBe(bookings.reduce((sum, { rating }) => sum + (rating?.stars ?? 0), 0));
  expectSlots(stage, bookings);
  for (const booking of bookings) {
    if (booking.status !== 'confirmed') expect(booking).not.toHaveProperty('move');
    expectReminders(store, booking);
    expect(defined(folded(store, booking) ?? {})).toStrictEqual(booking);
  }
  const events = bookings.reduce((sum, { version }) => sum + version, 0);
  expect(store.list(providerEvents(providerId)).filter((e) => e.entityType === 'reservation')).toHaveLength(events);
};
