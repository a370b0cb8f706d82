import { dayMs } from './durations.ts';
import { dayOf } from './local-day.ts';
import { offsetAt, type Wall, wallAt } from './wall-clock.ts';
import { whenShown } from './when-shown.ts';

export { localDay } from './local-day.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Names of the IANA database. `Intl` also accepts offsets such as `+02:00`, but those have no summer time. */
const ianaName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/**
 * Abbreviations that engines accept through ICU, but that the IANA database does not list: `IST` has three meanings.
 */
const abbreviation = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/i;

/** True if the engine knows the IANA zone. */
export const isTimeZone = (timeZone: string): boolean => {
  if (!ianaName.test(timeZone) || abbreviation.test(timeZone)) return false;
  try {
    offsetAt(0, timeZone);
    return true;
  } catch {
    return false;
  }
};

/** @throws RangeError for an invalid day or time */
const wallOf = (day: string, time = '00:00'): Wall => {
  const midnight = Date.parse(`${day}T00:00Z`);
  const wall = Date.parse(`${day}T${time}Z`);
  // `Date.parse` moves a day such as February 30 into the next month.
  if (dayOf(midnight) !== day || Number.isNaN(wall)) throw new RangeError(`invalid local time: ${day} ${time}`);
  return wall;
};

/** The local hour of an instant, `00` to `23`. */
export const localHour = (at: Date, timeZone: string): string =>
  String(new Date(wallAt(at.getTime(), timeZone)).getUTCHours()).padStart(2, '0');

/**
 * The instant of a wall-clock time `HH:MM` (up to `24:00`) on a local day.
 *
 * For a time that the clock skips, the result is the moment of the skip, so later times never give earlier instants.
 * For a time that occurs twice, it is the first.
 */
export const atLocalTime = (day: string, time: string, timeZone: string): Date => {
  const { at, skippedAt } = whenShown(wallOf(day, time), timeZone);
  return new Date(skippedAt ?? at);
};

/**
 * The same local time `months` later, even across an offset change. In a shorter month, the result is its last day.
 * Always add to the original start: a shortened result has lost the original day for good.
 */
export const addMonths = (at: Date, months: number, timeZone: string): Date => {
  if (months === 0) return new Date(at);
  const wall = new Date(wallAt(at.getTime(), timeZone));
  const day = wall.getUTCDate();
  wall.setUTCMonth(wall.getUTCMonth() + months);
  if (wall.getUTCDate() !== day) wall.setUTCDate(0);
  return new Date(whenShown(wall.getTime(), timeZone).at);
};

/** The same local time `days` later, or earlier if `days` is negative. */
export const addLocalDays = (at: Date, days: number, timeZone: string): Date =>
  days === 0 ? new Date(at) : new Date(whenShown(wallAt(at.getTime(), timeZone) + days * dayMs, timeZone).at);

export const addDays = (day: string, days: number): string => dayOf(wallOf(day) + days * dayMs);

/** Index of the day in `weekdays`; 0 is Monday. */
const weekdayIndex = (day: string): number => (new Date(wallOf(day)).getUTCDay() + 6) % 7;

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'mon';
