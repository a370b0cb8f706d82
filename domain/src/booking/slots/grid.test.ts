import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, atLocalTime, localDay, weekdays } from '../../kernel/time/time-zone.ts';
import { type OpeningHours, openingHoursSchema } from '../../provider/profile/opening-hours.ts';
import { type SlotProvider, slotAt, slotsOfDay } from './grid.ts';
import { slotKey } from './seats.ts';

const half = { serviceId: 'cut', durationMinutes: 30, slotMinutes: 30 };
const berlin = (openingHours?: OpeningHours): SlotProvider => ({ timeZone: 'Europe/Berlin', openingHours });

/** The same hours all week. */
const daily = (open: string, close: string): OpeningHours =>
  Object.fromEntries(weekdays.map((day) => [day, [{ open, close }]]));

/** The start of a slot in local time. */
const wall = (start: Date, timeZone: string): string =>
  start.toLocaleTimeString('de-DE', { timeZone, hour: '2-digit', minute: '2-digit' });

describe.each([
  ['Europe/Berlin', '2026-03-29', 46, { gone: ['02:00', '02:30'], twice: [] }],
  ['Europe/Berlin', '2026-10-25', 50, { gone: [], twice: ['02:00', '02:30'] }],
  ['Europe/Berlin', '2026-05-04', 48, { gone: [], twice: [] }],
  ['America/New_York', '2026-03-08', 46, { gone: ['02:00', '02:30'], twice: [] }],
  ['America/New_York', '2026-11-01', 50, { gone: [], twice: ['01:00', '01:30'] }],
  ['America/New_York', '2026-03-29', 48, { gone: [], twice: [] }],
])('around the clock in %s on %s', (timeZone, day, count, { gone, twice }) => {
  const slots = slotsOfDay({ timeZone }, half, day);
  const onTheWall = slots.map(({ start }) => wall(start, timeZone));

  test(`has ${count} half hours from midnight to midnight`, () => {
    expect(slots).toHaveLength(count);
    expect(slots[0]?.start).toEqual(atLocalTime(day, '00:00', timeZone));
    expect(slots.at(-1)?.end).toEqual(atLocalTime(addDays(day, 1), '00:00', timeZone));
  });

  test('has unique keys, even where local time repeats', () => {
    expect(new Set(slots.map(({ start }) => slotKey(start))).size).toBe(count);
    expect(onTheWall.filter((time, n) => onTheWall.indexOf(time) < n)).toEqual(twice);
  });

  test('offers no local time that the clock skips', () => {
    const usual = Array.from({ length: 48 }, (_, n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`);
    expect(usual.filter((time) => !onTheWall.includes(time))).toEqual(gone);
  });
});

describe('opening hours', () => {
  test('a slot ends by closing time', () => {
    const grid = { serviceId: 'cut', durationMinutes: 45, slotMinutes: 30 };
    const slots = slotsOfDay(berlin(daily('09:00', '11:00')), grid, '2026-05-04');
    expect(slots.map(({ start }) => wall(start, 'Europe/Berlin'))).toEqual(['09:00', '09:30', '10:00']);
    expect(slots[2]?.end).toEqual(new Date('2026-05-04T08:45:00Z'));
    expect(slotAt(berlin(daily('09:00', '11:00')), grid, new Date('2026-05-04T08:30:00Z'))).toBeUndefined();
  });

  test('each period of a day has its own grid', () => {
    const parts = [
      { open: '09:00', close: '10:10' },
      { open: '10:45', close: '11:20' },
    ];
    const starts = slotsOfDay(berlin({ mon: parts }), half, '2026-05-04').map(({ start }) =>
      wall(start, 'Europe/Berlin'),
    );
    expect(starts).toEqual(['09:00', '09:30', '10:45']);
  });

  test.each([
    ['missing', {}],
    ['empty', { mon: [] }],
  ])('a day that is %s is closed', (_, openingHours) => {
    expect(slotsOfDay(berlin(openingHours), half, '2026-05-04')).toEqual([]);
    expect(slotAt(berlin(openingHours), half, new Date('2026-05-04T08:00:00Z'))).toBeUndefined();
  });

  test('24:00 is the end of the day', () => {
    const slots = slotsOfDay(berlin(daily('22:00', '24:00')), half, '2026-05-04');
    expect(slots).toHaveLength(4);
    expect(slots.at(-1)?.end).toEqual(new Date('2026-05-04T22:00:00Z'));
  });
});

describe('a night', () => {
  const night: OpeningHours = { sat: [{ open: '18:00', close: '02:00' }] };
  const hour = { serviceId: 'cut', durationMinutes: 60, slotMinutes: 60 };

  test('belongs to the day on which it started', () => {
    const afterMidnight = new Date('2026-05-09T23:00:00Z');
    expect(localDay(afterMidnight, 'Europe/Berlin')).toBe('2026-05-10');
    expect(slotAt(berlin(night), hour, afterMidnight)).toEqual({
      day: '2026-05-09',
      start: afterMidnight,
      end: new Date('2026-05-10T00:00:00Z'),
    });
    expect(slotsOfDay(berlin(night), hour, '2026-05-10')).toEqual([]);
  });

  test('with equal start and end lasts 24 hours', () => {
    const provider = berlin({ sat: [{ open: '08:00', close: '08:00' }] });
    expect(slotsOfDay(provider, hour, '2026-05-09')).toHaveLength(24);
    expect(slotAt(provider, hour, new Date('2026-05-10T05:00:00Z'))?.day).toBe('2026-05-09');
  });

  test('ends at its closing time', () => {
    const slots = slotsOfDay(berlin(night), hour, '2026-05-09');
    expect(slots).toHaveLength(8);
    expect(slotAt(berlin(night), hour, slots.at(-1)?.end ?? new Date(0))).toBeUndefined();
  });

  test.each([
    ['2026-03-28', 9],
    ['2026-05-09', 10],
    ['2026-10-24', 11],
  ])('until 04:00 has its elapsed length on %s', (day, count) => {
    expect(slotsOfDay(berlin({ sat: [{ open: '18:00', close: '04:00' }] }), hour, day)).toHaveLength(count);
  });
});

test('periods that meet in a skipped hour do not overlap', () => {
  const provider = berlin({
    sun: [
      { open: '00:00', close: '02:30' },
      { open: '02:30', close: '05:00' },
    ],
  });
  const starts = slotsOfDay(provider, half, '2026-03-29').map(({ start }) => start.toISOString().slice(11, 16));
  expect(starts).toEqual(['23:00', '23:30', '00:00', '00:30', '01:00', '01:30', '02:00', '02:30']);
});

test('a slot starts on the grid, not between or before', () => {
  const provider = berlin(daily('09:00', '11:00'));
  const found = (time: string) => slotAt(provider, half, new Date(`2026-05-04T${time}+02:00`));
  expect(['09:00:00', '10:30:00'].map((time) => found(time)?.day)).toEqual(['2026-05-04', '2026-05-04']);
  expect(['08:30:00', '09:15:00', '09:00:01', '11:00:00'].map(found)).toEqual(Array(4).fill(undefined));
});

const time = fc
  .integer({ min: 0, max: 47 })
  .map((halves) => `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 ? '30' : '00'}`);
const period = fc.record({ open: time, close: fc.oneof(time, fc.constant('24:00')) });
const week = fc
  .record(Object.fromEntries(weekdays.map((day) => [day, fc.array(period, { maxLength: 2 })])))
  .filter((hours) => openingHoursSchema.safeParse(hours).success);
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC');
const changing = fc.constantFrom('2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2026-03-08', '2026-11-01');
const anyDay = fc.oneof(
  changing,
  fc.integer({ min: 0, max: 365 }).map((days) => addDays('2026-01-01', days)),
);
const grid = fc.record({
  serviceId: fc.constant('cut'),
  durationMinutes: fc.integer({ min: 5, max: 240 }),
  slotMinutes: fc.integer({ min: 5, max: 90 }),
});

test('finds every slot of a day by its start, within opening hours', () => {
  fc.assert(
    fc.property(week, zone, anyDay, grid, (openingHours, timeZone, day, grid) => {
      const provider = { timeZone, openingHours };
      const slots = slotsOfDay(provider, grid, day);
      for (const slot of slots) expect(slotAt(provider, grid, slot.start)).toEqual(slot);
      expect(new Set(slots.map(({ start }) => slotKey(start))).size).toBe(slots.length);
    }),
    { numRuns: 300 },
  );
});
