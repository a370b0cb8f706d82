import { expect, test } from 'vitest';
import { minuteMs } from '../kernel/time/durations.ts';
import { addMinutes, minutesOf } from './add-minutes.ts';
import { histogramOf } from './histogram.ts';
import { metricsDaySchema } from './metrics-day.ts';
import { emptySlot, type Slot } from './slot.ts';
import { thresholdsOf } from './thresholds.ts';

const thresholds = thresholdsOf({});
const noon = Date.UTC(2030, 0, 1, 12);
const now = new Date(noon + 90_000);

const busy = (ms: number): Slot => ({ ...emptySlot, events: 2, commands: 1, devices: 3, executed: histogramOf([ms]) });

const at = (...minutes: readonly (readonly [begin: number, slot: Slot])[]) => ({
  minutes: new Map(minutes),
  thresholds,
  now,
});

test('a minute joins its hour, and a repeated run changes nothing', () => {
  const first = addMinutes(undefined, at([noon, busy(10)]));
  const second = addMinutes(first, at([noon, busy(99)], [noon + minuteMs, busy(100)]));
  expect(second).toMatchObject({
    day: '2030-01-01',
    hours: { '12': { events: 4, commands: 2, devices: 3, executed: histogramOf([10, 100]) } },
    expireAt: new Date('2030-02-01T00:00:00Z'),
  });
  expect(Object.keys(second?.minutes ?? {})).toEqual(['2030-01-01T12:00', '2030-01-01T12:01']);
  expect(addMinutes(second, at([noon, busy(5)]))).toBeUndefined();
  expect(metricsDaySchema.parse(second)).toEqual(second);
});

test('minutes go after half an hour, and on over midnight; hours stay with their day', () => {
  const midnight = Date.UTC(2030, 0, 2);
  const before = addMinutes(undefined, at([midnight - 29 * minuteMs, busy(1)], [midnight - minuteMs, busy(1)]));
  const next = addMinutes(before, at([midnight + minuteMs, busy(1)]));
  expect(next).toMatchObject({ day: '2030-01-02', hours: { '00': { events: 2 } } });
  expect(Object.keys(next?.hours ?? {})).toEqual(['00']);
  expect([...minutesOf(next?.minutes ?? {}).keys()]).toEqual([midnight - minuteMs, midnight + minuteMs]);
});

test('the fields of a later version survive', () => {
  const stored = metricsDaySchema.parse({
    ...addMinutes(undefined, at([noon, busy(10)])),
    hours: { '12': { events: 2, moods: 7 } },
  });
  expect(addMinutes(stored, at([noon + minuteMs, busy(1)]))?.hours['12']).toMatchObject({ events: 4, moods: 7 });
});
