import { auditedOccupancy, auditedSlots, daysOfKey, heldSpan, slotDaySchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { AuditReport } from './audit-references.ts';
import { readReservations } from './read-reservations.ts';

const add = (sums: Map<string, number>, slot: string, seats: number): void => {
  sums.set(slot, (sums.get(slot) ?? 0) + seats);
};

/** The seats of each slot, summed over all documents, whatever version has sold them. */
const soldSeats = async (firestore: Firestore, providerId: string): Promise<Map<string, number>> => {
  const sums = new Map<string, number>();
  for (const document of await readAllPages(firestore, auditedSlots(providerId))) {
    const serviceId = document.id.slice(0, document.id.lastIndexOf('_'));
    const { booked } = slotDaySchema.parse(withDates(document.data()));
    for (const [key, seats] of Object.entries(booked)) add(sums, `${serviceId} ${key}`, seats);
  }
  for (const document of await readAllPages(firestore, auditedOccupancy(providerId))) {
    const { booked } = slotDaySchema.parse(withDates(document.data()));
    for (const [key, seats] of Object.entries(booked)) add(sums, `${document.id} ${key}`, seats);
  }
  return sums;
};

/** Where a key is kept: a slot with its service, the span of a resource on each day that it touches. */
const slotsOf = (serviceId: string, key: string): string[] =>
  heldSpan(key) ? daysOfKey(key).map((day) => `${day} ${key}`) : [`${serviceId} ${key}`];

/** The seats that bookings hold: of their own slots and of those that they wish for, each slot once. */
const heldSeats = async (firestore: Firestore, providerId: string): Promise<Map<string, number>> => {
  const sums = new Map<string, number>();
  for (const { serviceId, slotKeys, move, status, partySize } of await readReservations(firestore, providerId)) {
    const keys = status === 'cancelled' ? [] : [...slotKeys, ...(move?.slotKeys ?? [])];
    for (const slot of new Set(keys.flatMap((key) => slotsOf(serviceId, key)))) add(sums, slot, partySize);
  }
  return sums;
};

/** Checks that the seats sold in each slot are those of its bookings. One check per slot. */
export const auditSlots = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const [sold, held] = [await soldSeats(firestore, providerId), await heldSeats(firestore, providerId)];
  const slots = [...new Set([...sold.keys(), ...held.keys()])].sort();
  const broken = slots.flatMap((slot) => {
    const [is, should] = [sold.get(slot) ?? 0, held.get(slot) ?? 0];
    return is === should ? [] : [`${slot}: ${is} seats are sold, the bookings hold ${should}`];
  });
  return { checked: slots.length, broken };
};
