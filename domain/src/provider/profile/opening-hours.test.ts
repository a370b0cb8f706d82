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

describe('accepts opening hours with', () => {
  test.each([
    ['two periods a day', { mon: hours('09:00–12:00', '13:00–17:00') }],
    ['periods that touch', { mon: hours('09:00–12:00', '12:00–17:00') }],
    ['a closed day', { mon: [] }],
    ['a period until midnight', { mon: hours('18:00–24:00'), tue: hours('00:00–02:00') }],
    ['a night that ends when the next day opens', { fri: hours('18:00–02:00'), sat: hours('02:00–12:00') }],
    ['a night before a closed day', { fri: hours('18:00–05:00') }],
    ['days and nights without a break', { mon: hours('08:00–08:00'), tue: hours('08:00–08:00') }],
  ])('%s', (_, week) => {
    expect(faults(week)).toEqual([]);
  });
});

describe('rejects opening hours with', () => {
  test.each([
    ['overlapping periods', { tue: hours('09:00–13:00', '12:00–17:00') }, 'tue'],
    ['unsorted periods', { tue: hours('13:00–17:00', '09:00–12:00') }, 'tue'],
    ['a night before another period of the day', { tue: hours('18:00–02:00', '20:00–22:00') }, 'tue'],
    ['an hour above 24', { wed: hours('25:00–26:00') }, 'wed.0.open'],
    ['24:00 as opening time', { wed: hours('24:00–24:00') }, 'wed.0.open'],
    ['a minute past 24:00', { wed: hours('09:00–24:01') }, 'wed.0.close'],
    ['no leading zero', { wed: hours('9:00–17:00') }, 'wed.0.open'],
    ['minutes above 59', { wed: hours('09:60–17:00') }, 'wed.0.open'],
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
