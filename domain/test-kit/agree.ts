import { expect } from 'vitest';
import {
  countersPath,
  daysOfKey,
  evolveReservation,
  type Fields,
  type HeldSpan,
  heldSpan,
  peakSeats,
  providerEvents,
  type Reservation,
  type ReservationEvent,
  referenceCollection,
  reservationSchema,
  reservationStatuses,
  slotDaySchema,
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
    .filter((path) => /^(endUsers\/[^/]+\/reservations|serviceProviders\/[^/]+\/guestReservations)\/[^/]+$/.test(path))
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

/** The fold of a reservation's events, as its owner has them. */
export const folded = (store: MemoryStore, reservation: Reservation): Reservation | undefined =>
  store
    .list(reservation.userId ? `endUsers/${reservation.userId}/events` : providerEvents(reservation.providerId))
    .filter(({ entityId }) => entityId === reservation.reservationId)
    .map(asRecorded)
    .sort((a, b) => a.version - b.version)
    .reduce<Reservation | undefined>(evolveReservation, undefined);

/** Adds amounts by name and leaves out zeros. */
const summed = (amounts: readonly (readonly [string, number])[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [name, amount] of amounts) sums[name] = (sums[name] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};

/** The keys of a booking's seats: its own and those that it wishes for, each once. */
const keysHeld = ({ slotKeys, move, status }: Reservation): string[] =>
  status === 'cancelled' ? [] : [...new Set([...slotKeys, ...(move?.slotKeys ?? [])])];

const slotsHeld = (booking: Reservation): string[] =>
  keysHeld(booking)
    .filter((key) => !heldSpan(key))
    .map((key) => `${booking.serviceId} ${key}`);

const spansHeld = (booking: Reservation): HeldSpan[] => keysHeld(booking).flatMap((key) => heldSpan(key) ?? []);

/** Each day holds the spans of the bookings that touch it, and no two bookings share a resource at any moment. */
const expectResources = ({ store, providerId }: Stage, bookings: readonly Reservation[]): void => {
  const days = store.paths().filter((path) => path.startsWith(`serviceProviders/${providerId}/occupancy/`));
  const occupied = days.flatMap((path) =>
    Object.entries(slotDaySchema.parse(store.get(path)).booked).map(
      ([key, seats]) => [`${path.split('/')[3]} ${key}`, seats] as const,
    ),
  );
  const held = bookings.flatMap((one) =>
    keysHeld(one)
      .filter((key) => heldSpan(key))
      .flatMap((key) => daysOfKey(key).map((day) => [`${day} ${key}`, one.partySize] as const)),
  );
  expect(summed(occupied)).toEqual(summed(held));
  for (const [n, one] of bookings.entries()) {
    const others = bookings.slice(n + 1).flatMap(spansHeld);
    for (const a of spansHeld(one))
      expect(others.filter((b) => a.resourceId === b.resourceId && a.from < b.until && b.from < a.until)).toEqual([]);
  }
};

/**
 * All sold seats belong to reservations that are not cancelled, by slot, whatever documents hold them. No moment
 * exceeds the service's capacity.
 */
const expectSlots = ({ store, providerId }: Stage, bookings: readonly Reservation[], checkPeaks: boolean): void => {
  const slots = store
    .paths()
    .filter((path) => path.startsWith(`serviceProviders/${providerId}/slots/`))
    .map((path) => ({ serviceId: /slots\/(.+)_/.exec(path)?.[1] ?? '', day: slotDaySchema.parse(store.get(path)) }));
  const sold = slots.flatMap(({ serviceId, day }) =>
    Object.entries(day.booked).map(([key, seats]) => [`${serviceId} ${key}`, seats] as const),
  );
  const held = bookings.flatMap((one) => slotsHeld(one).map((slot) => [slot, one.partySize] as const));
  expect(summed(sold)).toEqual(summed(held));
  for (const documents of checkPeaks ? Map.groupBy(slots, ({ serviceId }) => serviceId).values() : []) {
    const days = documents.map(({ day }) => day);
    const capacity = Math.max(...days.map((day) => day.capacity ?? 0));
    for (const start of days.flatMap(({ booked }) => Object.keys(booked)).map((key) => new Date(key))) {
      expect(peakSeats(days, 1, start, new Date(start.getTime() + 1))).toBeLessThanOrEqual(capacity);
    }
  }
};

const expectReminders = (store: MemoryStore, { userId, reservationId, status }: Reservation): void => {
  const reminders = store
    .list('scheduledReminders')
    .filter((r) => r.reservationId === reservationId && r.userId === userId);
  if (status !== 'confirmed' || !userId) expect(reminders).toEqual([]);
};

/** The claim of a booking tells its owner, and only a guest's booking has a code and a contact. */
const expectClaim = (
  store: MemoryStore,
  { providerId, userId, reservationId, code, hasContact, erasedAs }: Reservation,
): void => {
  const provider = `serviceProviders/${providerId}`;
  const owner = userId ?? erasedAs;
  expect(store.get(`${provider}/reservationClaims/${reservationId}`)?.userId).toBe(owner);
  expect(store.get(`${provider}/reservationCodes/${code}`)?.reservationId).toBe(owner ? undefined : reservationId);
  const contact = store.get(`${provider}/guestReservations/${reservationId}/private/contact`);
  expect(contact !== undefined).toBe(hasContact === true);
};

/**
 * Full documents and references of all reservations agree with each other, and with slots, counters, reminders and
 * events.
 *
 * @param checkPeaks false if documents differ in the length of a slot, because then the longest counts
 */
export const expectAgreement = (stage: Stage, { checkPeaks = true } = {}): void => {
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
  expectSlots(stage, bookings, checkPeaks);
  expectResources(stage, bookings);
  for (const booking of bookings) {
    if (booking.status !== 'confirmed') expect(booking).not.toHaveProperty('move');
    const { paymentStatus, refundDue, refunded } = booking;
    if (paymentStatus === 'refundDue') expect(refundDue?.amount).toBeGreaterThan(refunded?.amount ?? 0);
    expectReminders(store, booking);
    expectClaim(store, booking);
    expect(defined(folded(store, booking) ?? {})).toStrictEqual(booking);
  }
  const events = bookings.reduce((sum, { version }) => sum + version, 0);
  expect(store.list(providerEvents(providerId)).filter((e) => e.entityType === 'reservation')).toHaveLength(events);
};
