import {
  auditedOccupancy,
  auditedSlots,
  daysOfKey,
  type Finding,
  heldSpan,
  occupancyRef,
  type Reservation,
  slotDayRef,
  slotDaySchema,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import type { Moment } from './moment.ts';
import { readPlaced } from './read-documents.ts';

/** Seats by key, of each document that holds them, or shall hold them. */
type Seats = Map<string, Map<string, number>>;

const add = (seats: Seats, path: string, key: string, count: number): void => {
  const document = seats.get(path) ?? new Map<string, number>();
  document.set(key, (document.get(key) ?? 0) + count);
  seats.set(path, document);
};

/** Earlier versions sold seats by opening day: they belong to the document of the UTC day, which sums them up. */
const homeOf = (providerId: string, path: string, key: string): string => {
  if (heldSpan(key) || path.endsWith('Z')) return path;
  const id = path.slice(path.lastIndexOf('/') + 1);
  return slotDayRef(providerId, id.slice(0, id.lastIndexOf('_')), daysOfKey(key)[0] ?? '').path;
};

/** The seats of each slot, whatever version has sold them. */
const soldSeats = async (moment: Moment, providerId: string): Promise<{ total: Seats; stored: Seats }> => {
  const [total, stored]: [Seats, Seats] = [new Map(), new Map()];
  for (const query of [auditedSlots, auditedOccupancy]) {
    for (const { path, data } of await readPlaced(moment, query(providerId), slotDaySchema)) {
      for (const [key, seats] of Object.entries(data.booked)) {
        add(stored, path, key, seats);
        add(total, homeOf(providerId, path, key), key, seats);
      }
    }
  }
  return { total, stored };
};

/** Where a key is kept: a slot with its service, the span of a resource on each day that it touches. */
const pathsOf = ({ providerId, serviceId }: Reservation, key: string): string[] =>
  daysOfKey(key).map(
    (day) => (heldSpan(key) ? occupancyRef(providerId, day) : slotDayRef(providerId, serviceId, day)).path,
  );

/** The seats that bookings hold: of their own slots and of those that they wish for, each slot once. */
const heldSeats = (reservations: readonly Reservation[]): Seats => {
  const seats: Seats = new Map();
  for (const reservation of reservations) {
    const { slotKeys, move, status, partySize } = reservation;
    const keys = status === 'cancelled' ? [] : [...slotKeys, ...(move?.slotKeys ?? [])];
    for (const key of new Set(keys)) for (const path of pathsOf(reservation, key)) add(seats, path, key, partySize);
  }
  return seats;
};

const seatsOf = (seats: Seats, path: string): Record<string, number> => Object.fromEntries(seats.get(path) ?? []);

/** A document is right if the sum over all documents is the seats that bookings hold. */
const findingAt = (where: string, held: Seats, sold: { total: Seats; stored: Seats }): Finding[] => {
  const [should, does, stored] = [seatsOf(held, where), seatsOf(sold.total, where), seatsOf(sold.stored, where)];
  const keys = [...new Set([...Object.keys(should), ...Object.keys(does)])];
  const wrong = keys.filter((key) => (should[key] ?? 0) !== (does[key] ?? 0)).sort();
  if (wrong.length === 0) return [];
  const named = (count: (key: string) => number) =>
    Object.fromEntries(wrong.map((key) => [`booked › ${key}`, count(key)]));
  const expected = named((key) => (stored[key] ?? 0) + (should[key] ?? 0) - (does[key] ?? 0));
  return [
    { audit: 'slots', what: 'seats.differs', where, from: [], expected, found: named((key) => stored[key] ?? 0) },
  ];
};

/** Checks that the seats sold in each slot, and the time of each resource, are those of its bookings: one check each. */
export const auditSlots = audit(async (moment, providerId) => {
  const sold = await soldSeats(moment, providerId);
  const held = heldSeats(await rightReservations(moment, providerId));
  const paths = [...new Set([...sold.total.keys(), ...held.keys()])].sort();
  const keys = paths.map(
    (path) => new Set([...Object.keys(seatsOf(sold.total, path)), ...Object.keys(seatsOf(held, path))]),
  );
  return {
    checked: keys.reduce((sum, { size }) => sum + size, 0),
    broken: paths.flatMap((path) => findingAt(path, held, sold)),
  };
});
