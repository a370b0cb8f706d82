import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daySchema } from './day.ts';
import { wholeDay } from './whole-day.ts';

const sum = fc.integer({ min: -1000, max: 1000 });
const some = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
const named = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('09', 'card', 'a.b', 'none'), value);
const sold = named(some(['quantity', 'amount'], sum));

/** Random stored days, in which any field may be absent. */
const stored = fc.record(
  {
    day: fc.constant('2026-05-04'),
    ...Object.fromEntries(
      Object.entries(daySchema.parse({ day: '' }))
        .filter(([, zero]) => zero === 0)
        .map(([field]) => [field, sum]),
    ),
    hours: named(sum),
    salesByHour: named(sum),
    payments: named(sum),
    categories: sold,
    items: sold,
    staff: named(some(['opened', 'served', 'cancelled', 'sales', 'completed', 'revenue'], sum)),
  },
  { requiredKeys: ['day'] },
);

test('fills in the same zeros as the schema', () => {
  fc.assert(
    fc.property(stored, (day) => {
      expect(wholeDay(day)).toEqual(daySchema.parse(day));
    }),
  );
});
