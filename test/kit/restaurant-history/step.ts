import fc from 'fast-check';

export const dishes = ['margherita', 'large', 'calzone', 'cola', 'water', 'cover'] as const;
export const stocked = ['flour', 'mozzarella', 'basil', 'ham', 'cola'] as const;

/** One step of a history. `order` is an index into the orders so far; without an order the step does nothing. */
export type Step =
  | {
      do: 'place' | 'meal';
      guest: number;
      table: number;
      lines: readonly { dish: (typeof dishes)[number]; quantity: number }[];
    }
  | { do: 'confirm' | 'complete' | 'cancel'; order: number; payment: number }
  | { do: 'receive' | 'adjust' | 'count'; ingredient: (typeof stocked)[number]; quantity: number }
  /** From here on, a device of the owner changes a record. */
  | { do: 'reorder'; ingredient: (typeof stocked)[number]; quantity: number }
  | { do: 'truffle'; there: boolean; owed: boolean }
  | { do: 'dough'; flour: number; unit: 'g' | 'kg' | 'piece' }
  | { do: 'cycle'; closed: boolean }
  | { do: 'price'; dish: (typeof dishes)[number]; amount: number }
  | { do: 'cost'; ingredient: (typeof stocked)[number]; amount: number }
  | { do: 'wait'; minutes: number };

const dish = fc.constantFrom(...dishes);
const ingredient = fc.constantFrom(...stocked);
const lines = fc.array(fc.record({ dish, quantity: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('place' as const, 'meal' as const, 'meal' as const),
      guest: fc.nat(7),
      table: fc.nat(9),
      lines,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm' as const, 'confirm' as const, 'complete' as const, 'cancel' as const),
      order: fc.nat(1000),
      payment: fc.nat(2),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('receive' as const, 'receive' as const, 'adjust' as const, 'count' as const),
      ingredient,
      quantity: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reorder' as const), ingredient, quantity: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('truffle' as const), there: fc.boolean(), owed: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('dough' as const),
      flour: fc.integer({ min: 1, max: 900 }),
      unit: fc.constantFrom('g' as const, 'g' as const, 'g' as const, 'piece' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cycle' as const), closed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('price' as const), dish, amount: fc.nat(2000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cost' as const), ingredient, amount: fc.nat(500) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 700 }) }) },
);

/** Random histories; the same seed gives the same ones. */
export const restaurantHistories = (seed: number, count: number): Step[][] =>
  fc.sample(fc.array(step, { minLength: 35, maxLength: 50, size: 'max' }), { seed, numRuns: count });
