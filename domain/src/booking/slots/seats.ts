import type { SlotDay } from './slot-day.ts';

const minute = 60_000;

/** A slot's key in `SlotDay.booked`: its start in UTC, `2026-03-29T00:30Z`. Unlike local time it never occurs twice. */
export const slotKey = (start: Date): string => `${start.toISOString().slice(0, 16)}Z`;

/** The slots a booking occupies, from its start until its end. */
export const slotKeys = (start: Date, end: Date, slotMinutes: number): string[] => {
  const keys: string[] = [];
  for (let at = start.getTime(); at < end.getTime(); at += slotMinutes * minute) keys.push(slotKey(new Date(at)));
  return keys;
};

/**
 * The most seats taken at any one moment between two instants. Slots may overlap when the opening hours have changed
 * since they were sold, so it looks at every moment at which one begins.
 */
export const peakSeats = (
  { booked, slotMinutes }: Pick<SlotDay, 'booked' | 'slotMinutes'>,
  start: Date,
  end: Date,
): number => {
  const sold = Object.entries(booked).map(([key, seats]) => ({ from: Date.parse(key), seats }));
  const takenAt = (moment: number): number =>
    sold
      .filter(({ from }) => from <= moment && moment < from + slotMinutes * minute)
      .reduce((sum, { seats }) => sum + seats, 0);
  const moments = sold.map(({ from }) => from).filter((from) => from > start.getTime() && from < end.getTime());
  return Math.max(...[start.getTime(), ...moments].map(takenAt));
};

/** `booked` with seats added (or, when negative, given back) in each slot; empty slots are left out. */
export const withSeats = (booked: SlotDay['booked'], keys: readonly string[], seats: number): SlotDay['booked'] => {
  const changed = { ...booked };
  for (const key of keys) changed[key] = (changed[key] ?? 0) + seats;
  return Object.fromEntries(Object.entries(changed).filter(([, taken]) => taken !== 0));
};
