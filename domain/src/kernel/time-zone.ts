import { Temporal } from 'temporal-polyfill';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Whether the IANA zone is known here. */
export const isTimeZone = (timeZone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
};

/** The local calendar day of an instant, `YYYY-MM-DD`. */
export const localDay = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/**
 * The instant of a wall-clock time `HH:MM` (up to `24:00`) on a local day. A time that the clock skips is moved
 * forward by the gap; of a time that occurs twice it is the first.
 */
export const atLocalTime = (day: string, time: string, timeZone: string): Date => {
  const nextDay = time === '24:00';
  const date = Temporal.PlainDate.from(day).add({ days: nextDay ? 1 : 0 });
  const plainTime = Temporal.PlainTime.from(nextDay ? '00:00' : time);
  return new Date(date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
};

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** 0 is Monday: the place of the day in `weekdays`. */
const weekdayIndex = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek - 1;

export const weekdayOf = (day: string): Weekday => weekdays[weekdayIndex(day)] ?? 'mon';
