import { Temporal } from 'temporal-polyfill';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Names of the IANA database; an offset such as `+02:00`, which Temporal takes too, knows no summer time. */
const ianaName = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** Whether the IANA zone is known here. */
export const isTimeZone = (timeZone: string): boolean => {
  if (!ianaName.test(timeZone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
};

const inZone = (at: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

/** The local calendar day of an instant, `YYYY-MM-DD`. */
export const localDay = (at: Date, timeZone: string): string => inZone(at, timeZone).toPlainDate().toString();

/** The local hour of an instant, `00` to `23`. */
export const localHour = (at: Date, timeZone: string): string =>
  String(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).hour).padStart(2, '0');

/**
 * The instant of a wall-clock time `HH:MM` (up to `24:00`) on a local day. Of a time that the clock skips it is the moment
 * of the skip, so that later times are never earlier instants; of a time that occurs twice it is the first.
 */
export const atLocalTime = (day: string, time: string, timeZone: string): Date => {
  const nextDay = time === '24:00';
  const date = Temporal.PlainDate.from(day).add({ days: nextDay ? 1 : 0 });
  const plainTime = Temporal.PlainTime.from(nextDay ? '00:00' : time);
  const local = date.toPlainDateTime(plainTime);
  const at = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const skipped = !at.toPlainDateTime().equals(local);
  const instant = (skipped && at.getTimeZoneTransition('next')) || at;
  return new Date(instant.epochMilliseconds);
};

/**
 * The same local time so many months on, also where the clock has changed in between; where the month is too short, on its
 * last day. Adding to a result that was cut short so would lose the day for good: add to where one began.
 */
export const addMonths = (at: Date, months: number, timeZone: string): Date =>
  new Date(inZone(at, timeZone).add({ months }, { overflow: 'constrain' }).epochMilliseconds);

/** The same local time so many days on, or, when negative, before. */
export const addLocalDays = (at: Date, days: number, timeZone: string): Date =>
  new Date(inZone(at, timeZone).add({ days }).epochMilliseconds);

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** 0 is Monday: the place of the day in `weekdays`. */
const weekdayIndex = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek - 1;

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'mon';
