import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTo, countAbove, countOf, histogramOf, mergeHistograms, percentileOf } from './histogram.ts';

const latency = fc.integer({ min: 1, max: 600_000 });
const latencies = fc.array(latency, { minLength: 1, maxLength: 200 });

const exact = (values: readonly number[], percent: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? Number.NaN;

describe('a histogram', () => {
  test.each([50, 95])('tells p%i within five percent, and a millisecond of rounding', (percent) => {
    fc.assert(
      fc.property(latencies, (values) => {
        const wanted = exact(values, percent);
        expect(Math.abs((percentileOf(histogramOf(values), percent) ?? 0) - wanted)).toBeLessThanOrEqual(
          wanted * 0.05 + 1,
        );
      }),
    );
  });

  test('of two minutes is the one of all values', () => {
    fc.assert(
      fc.property(latencies, latencies, (a, b) => {
        expect(mergeHistograms(histogramOf(a), histogramOf(b))).toEqual(histogramOf([...a, ...b]));
      }),
    );
  });

  test('bears values that no clock should tell', () => {
    const odd = histogramOf([-5, 0, 1e12]);
    expect(countOf(odd)).toBe(3);
    expect(percentileOf(odd, 50)).toBe(1);
    expect(percentileOf(odd, 99)).toBeLessThan(700_000);
    expect(percentileOf({}, 50)).toBeUndefined();
  });

  test('counts those above a limit, and not those at it', () => {
    const some = addTo(histogramOf([10, 999, 1000]), 3000, 4);
    expect(countAbove(some, 1000)).toBe(4);
    expect(countAbove(some, 5)).toBe(7);
  });
});
