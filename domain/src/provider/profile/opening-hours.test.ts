import { describe, expect, test } from 'vitest';
import { openingHoursSchema } from './opening-hours.ts';

const hours = (...periods: string[]) =>
  periods.map((period) => {
    const [open = '', close = ''] = period.split('–');
    return { open, close };
  });

const faults = (week: object): string[] => {
  const parsed = openingHoursSchema.safeParse(week);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
};

describe('opening hours are taken', () => {
  test.each([
    ['a day in two parts', { mon: hours('09:00–12:00', '13:00–17:00') }],
    ['parts that touch', { mon: hours('09:00–12:00', '12:00–17:00') }],
    ['a closed day', { mon: [] }],
    ['until midnight', { mon: hours('18:00–24:00'), tue: hours('00:00–02:00') }],
    ['a night that ends when the next day opens', { fri: hours('18:00–02:00'), sat: hours('02:00–12:00') }],
    ['a night into a closed day', { fri: hours('18:00–05:00') }],
    ['day and night without a break', { mon: hours('08:00–08:00'), tue: hours('08:00–08:00') }],
  ])('%s', (_, week) => {
    expect(faults(week)).toEqual([]);
  });
});

describe('opening hours are refused', () => {
  test.each([
    ['an overlap', { tue: hours('09:00–13:00', '12:00–17:00') }, 'tue'],
    ['parts out of order', { tue: hours('13:00–17:00', '09:00–12:00') }, 'tue'],
    ['a night before another part of the day', { tue: hours('18:00–02:00', '20:00–22:00') }, 'tue'],
    ['a time that does not exist', { wed: hours('25:00–26:00') }, 'wed.0.open'],
    ['24:00 as an opening', { wed: hours('24:00–24:00') }, 'wed.0.open'],
    ['a minute past 24:00', { wed: hours('09:00–24:01') }, 'wed.0.close'],
    ['a time without a leading zero', { wed: hours('9:00–17:00') }, 'wed.0.open'],
    ['minutes past 59', { wed: hours('09:60–17:00') }, 'wed.0.open'],
    ['an unknown day', { someday: hours('09:00–17:00') }, ''],
  ])('%s', (_, week, field) => {
    expect(faults(week)).toContain(field);
  });

  test.each([
    ['into the next morning', { fri: hours('18:00–03:00'), sat: hours('02:00–12:00') }],
    ['from Sunday into Monday', { sun: hours('18:00–03:00'), mon: hours('02:59–12:00') }],
    ['into another night', { fri: hours('20:00–20:00'), sat: hours('19:00–22:00') }],
  ])('a night that runs %s', (_, week) => {
    expect(faults(week)).toEqual(['']);
  });
});
