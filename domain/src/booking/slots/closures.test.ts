import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdays } from '../../kernel/time/time-zone.ts';
import { type OpeningHours, openingHoursSchema } from '../../provider/profile/opening-hours.ts';
import { type UpcomingClosure, upcomingClosureSchema } from '../../provider/profile/upcoming-closure.ts';
import { isHit } from '../closures/is-hit.ts';
import { type Slot, type SlotProvider, slotAt, slotsOfDay } from './grid.ts';
import { spanOf } from './open-spans.ts';

const hour = { serviceId: 'cut', durationMinutes: 60, slotMinutes: 60 };
const monday = '2026-05-04';

const daily = (open: string, close: string): OpeningHours =>
  Object.fromEntries(weekdays.map((day) => [day, [{ open, close }]]));

const closing = (more: Partial<UpcomingClosure>): UpcomingClosure => ({
  closureId: 'c',
  from: monday,
  until: monday,
  ...more,
});

const berlin = (openingHours: OpeningHours, ...closures: UpcomingClosure[]): SlotProvider => ({
  timeZone: 'Europe/Berlin',
  openingHours,
  closures,
});

const starts = (provider: SlotProvider, day: string, service = hour): string[] =>
  slotsOfDay(provider, service, day).map(({ start }) =>
    start.toLocaleTimeString('de-DE', { timeZone: provider.timeZone, hour: '2-digit', minute: '2-digit' }),
  );

describe('a closure', () => {
  const office = daily('09:00', '12:00');

  test('of whole days offers nothing on them, and all on others', () => {
    const provider = berlin(office, closing({ openingHours: [], until: '2026-05-05' }));
    expect(['2026-05-03', monday, '2026-05-05', '2026-05-06'].map((day) => starts(provider, day).length)).toEqual([
      3, 0, 0, 3,
    ]);
    expect(slotAt(provider, hour, new Date('2026-05-04T07:00:00Z'))).toBeUndefined();
    expect(slotAt(provider, hour, new Date('2026-05-06T07:00:00Z'))).toBeDefined();
  });

  test('with special hours replaces the hours of the week, and may open a day that they close', () => {
    const special = closing({ openingHours: [{ open: '10:30', close: '14:00' }] });
    expect(starts(berlin(office, special), monday)).toEqual(['10:30', '11:30', '12:30']);
    expect(starts(berlin({}, special), monday)).toEqual(['10:30', '11:30', '12:30']);
    expect(slotAt(berlin(office, special), hour, new Date('2026-05-04T08:00:00Z'))).toBeUndefined();
  });

  test('of one service leaves the others open', () => {
    const provider = berlin(office, closing({ openingHours: [], serviceIds: ['colour'] }));
    expect(starts(provider, monday)).toHaveLength(3);
    expect(starts(provider, monday, { ...hour, serviceId: 'colour' })).toEqual([]);
  });

  test('is joined by others: only time that is open in all of them is open', () => {
    const some = closing({ openingHours: [{ open: '09:00', close: '11:00' }] });
    const others = closing({ closureId: 'd', openingHours: [{ open: '10:00', close: '15:00' }] });
    expect(starts(berlin(office, some, others), monday)).toEqual(['10:00']);
    expect(starts(berlin(office, some, closing({ closureId: 'd', openingHours: [] })), monday)).toEqual([]);
  });

  test('of a day ends the night that begins on it, and leaves the night before', () => {
    const bar = berlin(daily('20:00', '02:00'), closing({ openingHours: [] }));
    expect(starts(bar, monday)).toEqual([]);
    expect(starts(bar, '2026-05-03')).toHaveLength(6);
    expect(slotAt(bar, hour, new Date('2026-05-03T23:00:00Z'))?.day).toBe('2026-05-03');
  });
});

describe('a break', () => {
  test('takes out each slot that overlaps with it, and leaves the grid', () => {
    const provider = berlin(daily('09:00', '15:00'), closing({ break: { from: '11:30', until: '12:15' } }));
    expect(starts(provider, monday)).toEqual(['09:00', '10:00', '13:00', '14:00']);
    expect(starts(provider, monday, { ...hour, durationMinutes: 180 })).toEqual([]);
    expect(starts(provider, '2026-05-05')).toHaveLength(6);
    expect(slotAt(provider, hour, new Date('2026-05-04T09:00:00Z'))).toBeUndefined();
  });

  test('after midnight meets the night of the day before', () => {
    const bar = berlin(daily('20:00', '04:00'), closing({ break: { from: '01:00', until: '02:00' } }));
    expect(starts(bar, '2026-05-03')).toEqual(['20:00', '21:00', '22:00', '23:00', '00:00', '02:00', '03:00']);
    expect(starts(bar, monday)).toHaveLength(8);
  });

  test('over midnight ends on the next day', () => {
    const bar = berlin(daily('20:00', '04:00'), closing({ break: { from: '23:30', until: '00:30' } }));
    expect(starts(bar, monday)).toEqual(['20:00', '21:00', '22:00', '01:00', '02:00', '03:00']);
  });

  test('on the day on which an hour repeats lasts an hour longer', () => {
    const day = '2026-10-25';
    const pause = closing({ from: day, until: day, break: { from: '01:00', until: '03:00' } });
    const sunday = berlin(daily('00:00', '05:00'), pause);
    expect(starts(berlin(daily('00:00', '05:00')), day)).toHaveLength(6);
    expect(starts(sunday, day)).toEqual(['00:00', '03:00', '04:00']);
  });
});

describe('a booking is hit', () => {
  const booked = (start: string, minutes = 60) => {
    const from = new Date(start);
    return { serviceId: 'cut', start: from, end: new Date(from.getTime() + minutes * 60_000) };
  };
  const provider = berlin(daily('09:00', '17:00'));
  const day = closing({ openingHours: [] });

  test('by a closed day, also off the grid and beyond the hours of today', () => {
    expect(isHit(day, provider, booked('2026-05-04T07:10:00Z'))).toBe(true);
    expect(isHit(day, provider, booked('2026-05-04T17:00:00Z'))).toBe(true);
    expect(isHit(day, provider, booked('2026-05-05T07:00:00Z'))).toBe(false);
    expect(isHit({ ...day, serviceIds: ['colour'] }, provider, booked('2026-05-04T07:00:00Z'))).toBe(false);
  });

  test('by special hours that do not hold all of it', () => {
    const special = closing({
      openingHours: [
        { open: '09:00', close: '12:00' },
        { open: '12:00', close: '13:00' },
      ],
    });
    expect(isHit(special, provider, booked('2026-05-04T09:30:00Z'))).toBe(false);
    expect(isHit(special, provider, booked('2026-05-04T10:30:00Z'))).toBe(true);
  });

  test('by a break that meets any part of it', () => {
    const pause = closing({ break: { from: '12:00', until: '13:00' } });
    expect(isHit(pause, provider, booked('2026-05-04T09:00:00Z', 61))).toBe(true);
    expect(isHit(pause, provider, booked('2026-05-04T09:00:00Z', 60))).toBe(false);
  });

  test('in the night that belongs to the closed day, and not in the one before', () => {
    const bar = berlin(daily('20:00', '02:00'));
    expect(isHit(day, bar, booked('2026-05-04T22:30:00Z'))).toBe(true);
    expect(isHit(day, bar, booked('2026-05-03T22:30:00Z'))).toBe(false);
  });

  test('on a day that only another closure has opened', () => {
    const opened = closing({ closureId: 'd', openingHours: [{ open: '20:00', close: '04:00' }] });
    const bar = berlin({}, opened, closing({ from: '2026-05-05', until: '2026-05-05', openingHours: [] }));
    const atNight = booked('2026-05-05T00:30:00Z');
    expect(isHit(day, bar, atNight)).toBe(true);
    expect(isHit({ ...day, from: '2026-05-05', until: '2026-05-05' }, bar, atNight)).toBe(false);
  });
});

const time = fc
  .integer({ min: 0, max: 47 })
  .map((halves) => `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 ? '30' : '00'}`);
const periods = fc.array(fc.record({ open: time, close: fc.oneof(time, fc.constant('24:00')) }), { maxLength: 2 });
const week = fc
  .record(Object.fromEntries(weekdays.map((day) => [day, periods])))
  .filter((hours) => openingHoursSchema.safeParse(hours).success);
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC');
/** The days around both changes of the clock. */
const someDay = fc
  .tuple(fc.constantFrom('2026-03-27', '2026-10-23', '2026-11-01'), fc.nat(4))
  .map(([day, n]) => addDays(day, n));
const closure = fc
  .record({
    closureId: fc.constantFrom('a', 'b', 'c', 'd'),
    days: fc.nat(2),
    from: someDay,
    closed: fc.oneof(
      periods.map((openingHours) => ({ openingHours })),
      fc.record({ break: fc.record({ from: time, until: time }) }),
    ),
    serviceIds: fc.constantFrom<string[] | undefined>(undefined, ['cut'], ['colour']),
  })
  .map(({ days, from, closed, ...rest }) => ({ ...rest, from, until: addDays(from, days), ...closed }))
  .filter((one) => upcomingClosureSchema.safeParse(one).success);
const service = fc.record({
  serviceId: fc.constant('cut'),
  durationMinutes: fc.integer({ min: 5, max: 240 }),
  slotMinutes: fc.integer({ min: 5, max: 90 }),
});

const isClosed = (
  { openingHours, serviceIds }: Pick<UpcomingClosure, 'openingHours' | 'serviceIds'>,
  { day, start, end }: Slot,
  timeZone: string,
): boolean => {
  const spans = openingHours?.map((one) => spanOf(timeZone, day, one)) ?? [];
  const isInside = spans.some(({ from, until }) => from <= start.getTime() && end.getTime() <= until);
  return serviceIds?.[0] !== 'colour' && !isInside;
};

test('no slot that is offered meets a closure, and each is found by its start', () => {
  const closures = fc.uniqueArray(closure, { maxLength: 4, selector: ({ closureId }) => closureId });
  let met = 0;
  fc.assert(
    fc.property(week, closures, zone, someDay, service, (openingHours, some, timeZone, day, offered) => {
      const provider = { timeZone, openingHours, closures: some };
      const slots = slotsOfDay(provider, offered, day);
      for (const slot of slots) {
        expect(slotAt(provider, offered, slot.start)?.start).toEqual(slot.start);
        // A night may reach into the special hours of the next day, so these are asked on the day of the slot alone.
        const hits = some.filter((one) =>
          'openingHours' in one
            ? one.from <= day && day <= one.until && isClosed(one, slot, timeZone)
            : isHit(one, provider, { ...offered, ...slot }),
        );
        expect(hits).toEqual([]);
      }
      const usual = slotsOfDay({ timeZone, openingHours }, offered, day);
      const concerns = some.some(({ serviceIds }) => serviceIds?.[0] !== 'colour');
      if (!concerns) expect(slots).toEqual(usual);
      met += Number(slots.length < usual.length);
    }),
    { numRuns: 500 },
  );
  expect(met).toBeGreaterThan(5);
});

test('breaks leave exactly the slots of the week that they do not hit', () => {
  const breaks = fc.array(
    closure.filter((one) => !('openingHours' in one)),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(week, breaks, zone, someDay, service, (openingHours, some, timeZone, day, offered) => {
      const provider = { timeZone, openingHours };
      const open = slotsOfDay(provider, offered, day).filter(
        (slot) => !some.some((one) => isHit(one, provider, { ...offered, ...slot })),
      );
      expect(slotsOfDay({ ...provider, closures: some }, offered, day)).toEqual(open);
    }),
    { numRuns: 300 },
  );
});
