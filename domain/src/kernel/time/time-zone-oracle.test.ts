import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { minuteMs } from './durations.ts';
import {
  addDays,
  addLocalDays,
  addMonths,
  atLocalTime,
  isTimeZone,
  localDay,
  localHour,
  weekdayOf,
  weekdays,
} from './time-zone.ts';

/** Zones with half-hour summer time, skipped days, a pause for Ramadan, skipped midnights, or negative winter time. */
const peculiar = [
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Gaza',
  'Europe/Dublin',
  'Africa/Monrovia',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'America/Caracas',
  'Antarctica/Troll',
  'Antarctica/Casey',
  'Europe/Berlin',
  'America/New_York',
  'UTC',
];

const first = Date.UTC(1970, 0, 2);
const last = Date.UTC(2037, 11, 30);

const zoned = (at: number, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);

/** Expected results, by Temporal's own arithmetic. */
const oracle = {
  atLocalTime: (day: string, time: string, timeZone: string): number => {
    const nextDay = time === '24:00';
    const date = Temporal.PlainDate.from(day).add({ days: nextDay ? 1 : 0 });
    const local = date.toPlainDateTime(Temporal.PlainTime.from(nextDay ? '00:00' : time));
    const at = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const skipped = !at.toPlainDateTime().equals(local);
    return ((skipped && at.getTimeZoneTransition('next')) || at).epochMilliseconds;
  },
  addMonths: (at: number, months: number, timeZone: string): number =>
    zoned(at, timeZone).add({ months }, { overflow: 'constrain' }).epochMilliseconds,
  addLocalDays: (at: number, days: number, timeZone: string): number =>
    zoned(at, timeZone).add({ days }).epochMilliseconds,
};

/** The instants at which a zone's offset changes. */
const changes = (timeZone: string): number[] => {
  const found: number[] = [];
  for (let at = zoned(first, timeZone).getTimeZoneTransition('next'); at; at = at.getTimeZoneTransition('next')) {
    if (at.epochMilliseconds > last) break;
    found.push(at.epochMilliseconds);
  }
  return found;
};

const changesOf = new Map(peculiar.map((timeZone) => [timeZone, changes(timeZone)]));

const anyInstant = fc.integer({ min: first, max: last });

/** Instants in a zone; half of them lie within 36 hours of an offset change. */
const instants = fc.oneof(
  fc.tuple(fc.constantFrom(...peculiar, ...Intl.supportedValuesOf('timeZone')), anyInstant),
  fc.constantFrom(...peculiar).chain((timeZone) =>
    fc.tuple(
      fc.constant(timeZone),
      fc
        .tuple(fc.constantFrom(...(changesOf.get(timeZone) ?? []), 0), fc.integer({ min: -36 * 3600, max: 36 * 3600 }))
        .map(([change, seconds]) => Math.min(last, Math.max(first, change + seconds * 1000))),
    ),
  ),
);

const runs = { numRuns: 4000 };

test('days, hours and weekdays agree with Temporal', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -1000, max: 1000 }), ([timeZone, at], days) => {
      const local = zoned(at, timeZone);
      const day = local.toPlainDate();
      expect(localDay(new Date(at), timeZone)).toBe(day.toString());
      expect(Number(localHour(new Date(at), timeZone))).toBe(local.hour);
      expect(addDays(day.toString(), days)).toBe(day.add({ days }).toString());
      expect(weekdayOf(day.toString())).toBe(weekdays[day.dayOfWeek - 1]);
    }),
    runs,
  );
});

test('local times agree with Temporal, even where the clock skips or repeats them', () => {
  const quarter = fc.integer({ min: 0, max: 96 }).map((n) => n * 15);
  fc.assert(
    fc.property(instants, fc.option(quarter), ([timeZone, at], minutes) => {
      const local = zoned(at, timeZone);
      const [day, minute] = [local.toPlainDate().toString(), minutes ?? local.hour * 60 + local.minute];
      const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
      expect(atLocalTime(day, time, timeZone).getTime(), `${day} ${time} ${timeZone}`).toBe(
        oracle.atLocalTime(day, time, timeZone),
      );
    }),
    runs,
  );
});

test('adding months or days to an instant agrees with Temporal', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -30, max: 30 }), ([timeZone, at], n) => {
      const [date, label] = [new Date(at), `${n} from ${at} ${timeZone}`];
      expect(addMonths(date, n, timeZone).getTime(), label).toBe(oracle.addMonths(at, n, timeZone));
      expect(addLocalDays(date, n, timeZone).getTime(), label).toBe(oracle.addLocalDays(at, n, timeZone));
    }),
    runs,
  );
});

test('additions from a day, a month and a year before every offset change agree with Temporal', () => {
  for (const [timeZone, instants] of changesOf) {
    for (const change of instants) {
      for (const minutes of [-90, -30, 0, 15, 30, 45, 90]) {
        const target = zoned(change + minutes * minuteMs, timeZone);
        const label = `${target}`;
        const [day, time] = [target.toPlainDate().toString(), target.toPlainTime().toString().slice(0, 5)];
        expect(atLocalTime(day, time, timeZone).getTime(), label).toBe(oracle.atLocalTime(day, time, timeZone));
        const before = Temporal.PlainDateTime.from(`${day}T${time}`).subtract({ days: 1 }).toZonedDateTime(timeZone);
        const at = before.epochMilliseconds + 1;
        expect(addLocalDays(new Date(at), 1, timeZone).getTime(), label).toBe(oracle.addLocalDays(at, 1, timeZone));
        expect(addMonths(new Date(at), -1, timeZone).getTime(), label).toBe(oracle.addMonths(at, -1, timeZone));
        expect(addMonths(new Date(at), 12, timeZone).getTime(), label).toBe(oracle.addMonths(at, 12, timeZone));
      }
    }
  }
});

test('accepts the same zone names as Temporal', () => {
  const isKnown = (name: string) => {
    try {
      return zoned(0, name).timeZoneId !== '';
    } catch {
      return false;
    }
  };
  const other = [
    'EST',
    'EST5EDT',
    'GMT',
    'Etc/GMT+2',
    'ROC',
    'MST',
    'CET',
    'PST',
    'ist',
    'BST',
    'BIT',
    'Zulu',
    'utc',
    'europe/BERLIN',
  ];
  const none = ['', 'Atlantis', 'GMT+1', 'UTC+1', 'Etc/Nowhere', 'Europe', 'SystemV/PST8', 'Etc/Unknown'];
  for (const name of [...Intl.supportedValuesOf('timeZone'), ...other, ...none]) {
    expect(isTimeZone(name), name).toBe(isKnown(name));
  }
});

test('throws RangeError for an invalid day, time, zone or instant', () => {
  const refused = [
    ['2026-02-30', '09:00', 'UTC'],
    ['tomorrow', '09:00', 'UTC'],
    ['2026-02-28', '24:30', 'UTC'],
    ['2026-02-28', '9:00', 'UTC'],
    ['2026-02-28', '09:00', 'Europe/Atlantis'],
  ] as const;
  for (const [day, time, timeZone] of refused) {
    expect(() => atLocalTime(day, time, timeZone), time).toThrow(RangeError);
  }
  expect(() => localDay(new Date(Number.NaN), 'UTC')).toThrow(RangeError);
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
});
