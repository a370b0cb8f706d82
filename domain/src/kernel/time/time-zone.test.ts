import { describe, expect, test } from 'vitest';
import { addDays, addLocalDays, addMonths, atLocalTime, isTimeZone, localDay, weekdayOf } from './time-zone.ts';

const instant = (day: string, time: string, zone = 'Europe/Berlin') => atLocalTime(day, time, zone).toISOString();

describe('the instant of a local time', () => {
  test('follows summer and winter time', () => {
    expect(instant('2026-01-15', '09:00')).toBe('2026-01-15T08:00:00.000Z');
    expect(instant('2026-07-15', '09:00')).toBe('2026-07-15T07:00:00.000Z');
    expect(instant('2026-07-15', '09:00', 'America/New_York')).toBe('2026-07-15T13:00:00.000Z');
  });

  test('is the moment of the skip if the clock skips it', () => {
    expect(instant('2026-03-29', '02:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(instant('2026-03-29', '02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(instant('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('is the first of the two if the clock repeats it', () => {
    expect(instant('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each(['2026-05-04', '2026-03-29', '2026-10-25', '2026-12-31'])('24:00 of %s is the next midnight', (day) => {
    expect(instant(day, '24:00')).toBe(instant(addDays(day, 1), '00:00'));
  });
});

describe('days', () => {
  test('one instant falls on different days in different zones', () => {
    const late = new Date('2026-05-04T23:30:00Z');
    expect(localDay(late, 'Europe/Berlin')).toBe('2026-05-05');
    expect(localDay(late, 'America/New_York')).toBe('2026-05-04');
  });

  test('addDays crosses months and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  test('weekdayOf returns the weekday', () => {
    expect(['2026-05-03', '2026-05-04', '2026-05-09'].map(weekdayOf)).toEqual(['sun', 'mon', 'sat']);
  });
});

describe('months and days from an instant', () => {
  const months = (at: string, n: number, zone = 'Europe/Berlin') => addMonths(new Date(at), n, zone).toISOString();

  test('keep the local time across an offset change', () => {
    expect(months('2026-01-15T08:00:00Z', 6)).toBe('2026-07-15T07:00:00.000Z');
    expect(months('2026-07-15T07:00:00Z', 6)).toBe('2027-01-15T08:00:00.000Z');
    expect(months('2026-01-15T08:00:00Z', 6, 'UTC')).toBe('2026-07-15T08:00:00.000Z');
    expect(addLocalDays(new Date('2026-03-31T08:00:00Z'), -7, 'Europe/Berlin')).toEqual(
      new Date('2026-03-24T09:00:00Z'),
    );
  });

  test('stop at the last day of a short month, each from the original start', () => {
    const start = '2026-01-31T08:00:00Z';
    expect([1, 2, 3, 13, 25].map((n) => months(start, n).slice(0, 10))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  test("use the zone's calendar: the 31st in Tokyo may be the 30th in UTC", () => {
    expect(months('2026-01-30T15:30:00Z', 1, 'Asia/Tokyo')).toBe('2026-02-27T15:30:00.000Z');
    expect(months('2026-01-30T15:30:00Z', 1, 'UTC')).toBe('2026-02-28T15:30:00.000Z');
  });
});

test('isTimeZone accepts IANA names only', () => {
  expect(['Europe/Berlin', 'UTC', 'Asia/Kolkata'].filter(isTimeZone)).toHaveLength(3);
  expect(
    ['', 'Berlin', 'Europe/Atlantis', 'CET+1', '+02:00', '2026-01-01T00:00[Europe/Berlin]'].filter(isTimeZone),
  ).toEqual([]);
});
