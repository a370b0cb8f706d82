import { minuteMs } from '../../kernel/time/durations.ts';
import type { SlotDay } from './slot-day.ts';

/** A slot's key in `SlotDay.booked`: its start in UTC, `2026-03-29T00:30Z`. Unlike local time, UTC never repeats. */
export const slotKey = (start: Date): string => `${start.toISOString().slice(0, 16)}Z`;

/** The keys of all slots that a reservation occupies from start to end. */
export const slotKeys = (start: Date, end: Date, slotMinutes: number): string[] => {
  const keys: string[] = [];
  for (let at = start.getTime(); at < end.getTime(); at += slotMinutes * minuteMs) keys.push(slotKey(new Date(at)));
  return keys;
};

/**
 * The maximum of seats taken at one moment between two instants. Slots may overlap if the opening hours changed after
 * the sale, so it checks every moment at which a sold slot begins.
 */
export const peakSeats = (
  { booked, slotMinutes }: Pick<SlotDay, 'booked' | 'slotMinutes'>,
  start: Date,
  end: Date,
): number => {
  const sold = Object.entries(booked).map(([key, seats]) => ({ from: Date.parse(key), seats }));
  const takenAt = (moment: number): number =>
    sold
      .filter(({ from }) => from <= moment && moment < from + slotMinutes * minuteMs)
      .reduce((sum, { seats }) => sum + seats, 0);
  const moments = sold.map(({ from }) => from).filter((from) => from > start.getTime() && from < end.getTime());
  return Math.max(...[start.getTime(), ...moments].map(takenAt));
};

/** Adds seats to each slot of `booked`, or releases them if `seats` is negative. Leaves out empty slots. */
export const withSeats = (booked: SlotDay['booked'], keys: readonly string[], seats: number): SlotDay['booked'] => {
  const changed = { ...booked };
  for (const key of keys) changed[key] = (changed[key] ?? 0) + seats;
  return Object.fromEntries(Object.entries(changed).filter(([, taken]) => taken !== 0));
};
