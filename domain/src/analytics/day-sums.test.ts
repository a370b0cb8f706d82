import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from './day.ts';
import { daysIn, maxRangeDays, rangeBefore } from './day-range.ts';
import { daysOfRange, earnedBy, sumOfDays } from './day-sums.ts';
import { emptyDay, wholeDay } from './whole-day.ts';

const range = { from: '2026-03-27', to: '2026-04-02' };
const amount = fc.integer({ min: -1000, max: 1000 });
const name = fc.constantFrom('09', 'card', 'a.b', 'none');
const sums = fc.dictionary(name, amount);
const sold = fc.dictionary(name, fc.record({ quantity: amount, amount }));
const numbers = Object.fromEntries(
  Object.entries(emptyDay)
    .filter(([, zero]) => zero === 0)
    .map(([field]) => [field, amount]),
);
const shard: fc.Arbitrary<Day> = fc
  .record({
    ...numbers,
    day: fc.constantFrom(...daysIn(range)),
    hours: sums,
    salesByHour: sums,
    payments: sums,
    categories: sold,
    items: sold,
    staff: fc.dictionary(
      name,
      fc.record({
        opened: amount,
        served: amount,
        cancelled: amount,
        sales: amount,
        completed: amount,
        revenue: amount,
      }),
    ),
  })
  .map(wholeDay);

/** All numbers of a tree by their paths, without zeros. */
const leaves = (tree: object, path = ''): [string, number][] =>
  Object.entries(tree).flatMap(([key, value]): [string, number][] => {
    if (typeof value === 'string') return [];
    if (typeof value === 'number') return value === 0 ? [] : [[`${path}/${key}`, value]];
    return leaves(value, `${path}/${key}`);
  });

const totals = (trees: readonly object[]): Record<string, number> => {
  const sum = new Map<string, number>();
  for (const [path, value] of trees.flatMap((tree) => leaves(tree))) sum.set(path, (sum.get(path) ?? 0) + value);
  return Object.fromEntries([...sum].filter(([, value]) => value !== 0));
};

test('the days of a range sum up to the shards, in any sequence and partition', () => {
  fc.assert(
    fc.property(fc.array(shard, { maxLength: 20 }), fc.nat(20), (shards, at) => {
      const days = daysOfRange(shards, range);
      expect(days.map(({ day }) => day)).toEqual(daysIn(range));
      const whole = totals(shards);
      expect(totals([sumOfDays(days)])).toEqual(whole);
      expect(totals([sumOfDays([...shards].reverse())])).toEqual(whole);
      expect(totals([sumOfDays([sumOfDays(shards.slice(0, at)), sumOfDays(shards.slice(at))])])).toEqual(whole);
    }),
  );
});

test('a day outside the range counts nowhere', () => {
  const days = daysOfRange([wholeDay({ day: '2026-04-03', sales: 100 })], range);
  expect(earnedBy(sumOfDays(days))).toBe(0);
});

test('a range has each day once, also across a change of the clock, and at most 400', () => {
  expect(daysIn(range)).toHaveLength(7);
  expect(daysIn({ from: '2026-02-28', to: '2026-03-01' })).toEqual(['2026-02-28', '2026-03-01']);
  expect(rangeBefore(range)).toEqual({ from: '2026-03-20', to: '2026-03-26' });
  expect(daysIn({ from: '2025-01-01', to: '2026-02-04' })).toHaveLength(maxRangeDays);
  expect(() => daysIn({ from: '2025-01-01', to: '2026-02-05' })).toThrow('at most 400');
  expect(() => daysIn({ from: '2026-04-02', to: '2026-04-01' })).toThrow('ends before');
  expect(() => daysIn({ from: '2026-02-30', to: '2026-04-01' })).toThrow(RangeError);
});
