import { minuteMs } from '../../kernel/time/durations.ts';
import type { SlotDay } from './slot-day.ts';
import { utcDay } from './utc-day.ts';

/** A slot's key in `SlotDay.booked`: its start in UTC, `2026-03-29T00:30Z`. Unlike local time, UTC never repeats. */
export const slotKey = (start: Date): string => `${start.toISOString().slice(0, 16)}Z`;

/** The length of the slots of a UTC day, in minutes. */
export type SlotMinutes = (day: string) => number;

/** The end of the slot with a key. */
export const endOfSlot = (key: string, minutesOf: SlotMinutes): number =>
  Date.parse(key) + minutesOf(key.slice(0, 10)) * minuteMs;

/** The keys of all slots that a reservation occupies from start to end. */
export const slotKeys = (start: Date, end: Date, minutesOf: SlotMinutes): string[] => {
  const keys: string[] = [];
  for (let at = start.getTime(); at < end.getTime(); at += minutesOf(utcDay(at)) * minuteMs) {
    keys.push(slotKey(new Date(at)));
  }
  return keys;
};

/** Seats sold, and the length of their slots; absent if no document has fixed it. */
export type Sold = Pick<SlotDay, 'booked' | 'slotMinutes'>;

/** The seats of each slot, summed over all documents. If these differ in the length of a slot, the longer one counts. */
const soldSlots = (sold: readonly Sold[], slotMinutes: number) => {
  const slots = new Map<string, { seats: number; minutes: number }>();
  for (const { booked, slotMinutes: minutes = slotMinutes } of sold) {
    for (const [key, seats] of Object.entries(booked)) {
      const other = slots.get(key);
      slots.set(key, { seats: seats + (other?.seats ?? 0), minutes: Math.max(minutes, other?.minutes ?? 0) });
    }
  }
  return [...slots].map(([key, { seats, minutes }]) => {
    const from = Date.parse(key);
    return { from, until: from + minutes * minuteMs, seats };
  });
};

/**
 * The maximum of seats taken at one moment between two instants. Slots may overlap if the opening hours changed after
 * the sale, so it checks every moment at which a sold slot begins.
 *
 * @param slotMinutes of a document that has none
 */
export const peakSeats = (sold: readonly Sold[], slotMinutes: number, start: Date, end: Date): number => {
  const slots = soldSlots(sold, slotMinutes);
  const takenAt = (moment: number): number =>
    slots.filter(({ from, until }) => from <= moment && moment < until).reduce((sum, { seats }) => sum + seats, 0);
  const moments = slots.map(({ from }) => from).filter((from) => from > start.getTime() && from < end.getTime());
  return Math.max(...[start.getTime(), ...moments].map(takenAt));
};

/** Adds seats to each slot of `booked`, or releases them if `seats` is negative. Leaves out empty slots. */
export const withSeats = (booked: SlotDay['booked'], keys: readonly string[], seats: number): SlotDay['booked'] => {
  const changed = { ...booked };
  for (const key of keys) changed[key] = (changed[key] ?? 0) + seats;
  return Object.fromEntries(Object.entries(changed).filter(([, taken]) => taken !== 0));
};
