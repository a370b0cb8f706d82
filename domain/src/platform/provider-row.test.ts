import { describe, expect, test } from 'vitest';
import { addMinutes } from '../health/add-minutes.ts';
import { emptySlot } from '../health/slot.ts';
import { thresholdsOf } from '../health/thresholds.ts';
import { minuteMs } from '../kernel/time/durations.ts';
import { estimateCost } from './estimate-cost.ts';
import { addToPlatformDay, badness, emptyPlatformDay, providerRow } from './provider-row.ts';

const begin = Date.UTC(2030, 0, 1, 9);
const now = new Date(begin + 2 * minuteMs);
const slow = { ...emptySlot, commands: 10, events: 20, executed: { 90: 10 }, documents: 100, cached: 40 };

const day = (slot = slow) => {
  const metrics = addMinutes(undefined, { minutes: new Map([[begin, slot]]), thresholds: thresholdsOf({}), now });
  if (!metrics) throw new Error('no minute');
  return metrics;
};

describe('the row of a provider', () => {
  test('sums up its hours, with the levels of its last minute', () => {
    const row = providerRow('salon', day(), 3, now);
    expect(row).toMatchObject({ providerId: 'salon', day: '2030-01-01', devices: 3, commands: 10, events: 20 });
    expect(row.levels.latency).not.toBe('normal');
    expect(badness(row)).toBeGreaterThan(0);
  });

  test('forgets a bad minute after ten quiet ones', () => {
    expect(badness(providerRow('salon', day(), 3, new Date(begin + 11 * minuteMs)))).toBe(0);
  });

  test('adds up to the day of the platform', () => {
    const row = providerRow('salon', day(), 3, now);
    const sum = [row, row].reduce(addToPlatformDay, emptyPlatformDay('2030-01-01', now));
    expect(sum).toMatchObject({ providers: 2, commands: 20, events: 40, microDollars: 2 * row.microDollars });
  });
});

test('the cost is that of average commands and events, and of the documents that no cache had', () => {
  expect(estimateCost(slow)).toEqual({
    reads: 10 * 6 + 20 * 2 + 60,
    writes: 10 * 7 + 20 * 2,
    microDollars: Math.round(160 * 0.3 + 110 * 0.9),
  });
  expect(estimateCost({ ...emptySlot, documents: 1, cached: 5 })).toEqual({ reads: 0, writes: 0, microDollars: 0 });
});
