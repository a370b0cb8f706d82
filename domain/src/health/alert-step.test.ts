import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteMs } from '../kernel/time/durations.ts';
import { alertStep, type Minutes } from './alert-step.ts';
import { histogramOf } from './histogram.ts';
import type { Signal } from './signals.ts';
import { emptySlot, type Slot } from './slot.ts';
import { thresholdsOf } from './thresholds.ts';

const noon = Date.UTC(2030, 0, 1, 12);
const thresholds = thresholdsOf({});

const well: Slot = { ...emptySlot, events: 100, commands: 100, executed: histogramOf(Array(20).fill(50)) };
const slow: Slot = { ...well, executed: histogramOf(Array(20).fill(1500)) };
const warm: Slot = { ...well, executed: histogramOf(Array(20).fill(950)) };
const failing: Slot = { ...well, errors: 2 };
const dropping: Slot = { ...well, dropped: 6 };

/** Minutes that end at noon, the last one last. `undefined`: nothing happened. */
const until = (slots: readonly (Slot | undefined)[]): Minutes =>
  new Map(slots.flatMap((slot, n) => (slot ? [[noon - (slots.length - 1 - n) * minuteMs, slot] as const] : [])));

const step = (slots: readonly (Slot | undefined)[], isOpen = false, signal: Signal = 'latency') =>
  alertStep({ minutes: until(slots), last: noon, thresholds }, signal, isOpen);

describe('an alert', () => {
  test.each([
    ['drops', dropping, 6, 5],
    ['failures', failing, 2, 1],
  ] as const)('is raised for %s above its threshold in two of three minutes', (signal, bad, value, limit) => {
    expect(step([well, bad], false, signal)).toEqual({ step: 'keep' });
    expect(step([bad, well, bad], false, signal)).toMatchObject({ step: 'raise', value, limit, level: 'warning' });
    expect(step([bad, well, well, bad], false, signal)).toEqual({ step: 'keep' });
  });

  test('is raised for latency, and says how bad it is', () => {
    expect(step([slow, slow])).toMatchObject({ step: 'raise', level: 'warning', limit: 1000 });
    const dreadful = { ...well, executed: histogramOf(Array(20).fill(5000)) };
    expect(step([dreadful, dreadful])).toMatchObject({ level: 'critical' });
  });

  test('is not raised by one slow command a minute', () => {
    const cold = { ...emptySlot, commands: 1, events: 1, executed: histogramOf([4000]) };
    expect(step([cold, cold, cold])).toEqual({ step: 'keep' });
  });

  test('begins with the first minute that no five calm ones separate, however often it is asked', () => {
    const since = new Date(noon - 6 * minuteMs);
    expect(step([slow, ...Array(5).fill(well), slow, slow, well, well, well, slow, slow])).toMatchObject({ since });
    expect(step([slow, well, well, well, slow, slow])).toMatchObject({ since: new Date(noon - 5 * minuteMs) });
  });

  test('stays until five minutes are calm or quiet, and near its threshold is not calm', () => {
    expect(step([slow, well, well, well, well], true)).toEqual({ step: 'keep' });
    expect(step([slow, well, well, well, well, well], true)).toEqual({ step: 'clear' });
    expect(step([slow, well, well, warm, well, well], true)).toEqual({ step: 'keep' });
    expect(step([slow, ...Array(5).fill(undefined)], true)).toEqual({ step: 'clear' });
  });

  test('never follows its own end: no minutes clear it and raise it again', () => {
    const any = fc.constantFrom(well, slow, warm, failing, dropping, undefined);
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 30 }),
        fc.constantFrom('drops', 'latency', 'failures'),
        (slots, signal) => {
          const isCleared = step(slots, true, signal).step === 'clear';
          if (isCleared) expect(step(slots, false, signal)).toEqual({ step: 'keep' });
        },
      ),
    );
  });
});

test("a provider's thresholds count, and invalid ones get their defaults", () => {
  const own = thresholdsOf({ health: { latencyMs: 2000, drops: 'many' } });
  expect(own).toEqual({ latencyMs: 2000, drops: 5, failures: 1, criticalFactor: 3 });
  expect(thresholdsOf({ health: 7 })).toEqual(thresholdsOf({}));
  const watched = { minutes: until([slow, slow]), last: noon, thresholds: own };
  expect(alertStep(watched, 'latency', false)).toEqual({ step: 'keep' });
});
