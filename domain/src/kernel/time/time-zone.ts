import { dayOf } from './local-day.ts';
import { offsetAt, type Wall, wallAt } from './wall-clock.ts';
import { whenShown } from './when-shown.ts';

export { localDay } from './local-day.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Names of the IANA database; an offset such as `+02:00`, which `Intl` takes too, knows no summer time. */
const ianaName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** What engines take by way of ICU and the IANA database does not know: `IST` is three different times. */
const abbreviation = /^(AC|AE|AG|AR|AS|BE|BS|CA|CN|CS|CT|EA|EC|IE|IS|JS|MI|NE|NS|PL|PN|PR|PS|SS|VS)T$/i;

/** Whether the IANA zone is known here. */
export const isTimeZone = (timeZone: string): boolean => {
  if (!ianaName.test(timeZone) || abbreviation.test(timeZone)) return false;
  try {
    offsetAt(0, timeZone);
    return true;
  } catch {
    return false;
  }
};

const dayMs = 86_400_000;

/** @throws RangeError for what is no day or no time */
const wallOf = (day: string, time = '00:00'): Wall => {
  const midnight = Date.parse(`${day}T00:00Z`);
  const wall = Date.parse(`${day}T${time}Z`);
  // A day that no month has is taken for one of the next.
  if (dayOf(midnight) !== day || Number.isNaN(wall)) throw new RangeError(`there is no ${day} ${time}`);
  return wall;
};

/** The local hour of an instant, `00` to `23`. */
export const localHour = (at: Date, timeZone: string): string =>
  String(new Date(wallAt(at.getTime(), timeZone)).getUTCHours()).padStart(2, '0');

/**
 * The instant of a wall-clock time `HH:MM` (up to `24:00`) on a local day. Of a time that the clock skips it is the moment
 * of the skip, so that later times are never earlier instants; of a time that occurs twice it is the first.
 */
export const atLocalTime = (day: string, time: string, timeZone: string): Date => {
  const { at, skippedAt } = whenShown(wallOf(day, time), timeZone);
  return new Date(skippedAt ?? at);
};

/**
 * The same local time so many months on, also where the clock has changed in between; where the month is too short, on its
 * last day. Adding to a result that was cut short so would lose the day for good: add to where one began.
 */
export const addMonths = (at: Date, months: number, timeZone: string): Date => {
  if (months === 0) return new Date(at);
  const wall = new Date(wallAt(at.getTime(), timeZone));
  const day = wall.getUTCDate();
  wall.setUTCMonth(wall.getUTCMonth() + months);
  if (wall.getUTCDate() !== day) wall.setUTCDate(0);
  return new Date(whenShown(wall.getTime(), timeZone).at);
};

/** The same local time so many days on, or, when negative, before. */
export const addLocalDays = (at: Date, days: number, timeZone: string): Date =>
  days === 0 ? new Date(at) : new Date(whenShown(wallAt(at.getTime(), timeZone) + days * dayMs, timeZone).at);

export const addDays = (day: string, days: number): string => dayOf(wallOf(day) + days * dayMs);

/** 0 is Monday: the place of the day in `weekdays`. */
const weekdayIndex = (day: string): number => (new Date(wallOf(day)).getUTCDay() + 6) % 7;

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'mon';
