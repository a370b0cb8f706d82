import { describe, expect, test } from 'vitest';
import { having, line, pizzeria, sam, storedIngredient } from '../../test-kit/pizzeria.ts';
import { availabilityOf } from './availability.ts';
import { ingredientSchema } from './ingredient.ts';
import { recipeSchema } from './recipe.ts';

const most = 1e9;
const stamps = { createdAt: new Date(0), updatedAt: new Date(0) };
const saltOf = (more: object) =>
  having('ingredients', 'salt', { name: 'Salt', unit: 'g', allowNegative: true, ...more });

describe('a stock stays within its limit', () => {
  test.each([
    ['stock.receive', { ingredientId: 'salt', quantity: 1 }, 'quantity'],
    ['stock.receive', { ingredientId: 'salt', quantity: most, unit: 'kg' }, 'quantity'],
    ['stock.adjust', { ingredientId: 'salt', delta: 0.000_001 }, 'delta'],
    ['stock.count', { ingredientId: 'salt', counted: most, unit: 'kg' }, 'counted'],
  ] as const)('by %s %j', (type, payload, field) => {
    const stage = pizzeria(saltOf({ currentStock: most, version: 1 }));
    expect(stage.refused(type, payload, { by: sam })).toMatchObject({
      code: 'invalid-argument',
      details: { field, ingredientId: 'salt', most },
    });
    expect(storedIngredient(stage, 'salt').currentStock).toBe(most);
  });

  test('below zero as well', () => {
    const stage = pizzeria(saltOf({ currentStock: -most, version: 1 }));
    const refusal = stage.refused('stock.adjust', { ingredientId: 'salt', delta: -1 }, { by: sam });
    expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'delta' } });
  });

  test('by an order that would take more than any stock may hold', () => {
    const recipe = { ingredients: [{ ingredientId: 'salt', quantity: 900_000 }] };
    const stage = pizzeria({ ...saltOf({}), ...having('recipes', 'cola', recipe) });
    stage.pass('order.place', { orderId: 'o', lines: [line('a', 'cola', 1000), line('b', 'cola', 1000)] }, { by: sam });
    expect(stage.refused('order.confirm', { orderId: 'o' }, { by: sam })).toMatchObject({
      code: 'invalid-argument',
      details: { field: 'orderId', ingredientId: 'salt' },
    });
  });

  test('by a cancellation that returns stock, which is possible again after a count', () => {
    const recipe = { ingredients: [{ ingredientId: 'salt', quantity: 900_000 }] };
    const stage = pizzeria({ ...saltOf({}), ...having('recipes', 'cola', recipe) });
    stage.pass('order.place', { orderId: 'o', lines: [line('a', 'cola', 1000)] }, { by: sam });
    stage.pass('order.confirm', { orderId: 'o' }, { by: sam });
    stage.pass('stock.count', { ingredientId: 'salt', counted: most }, { by: sam });
    expect(stage.refused('order.cancel', { orderId: 'o' }, { by: sam }).code).toBe('invalid-argument');
    stage.pass('stock.count', { ingredientId: 'salt', counted: 0 }, { by: sam });
    stage.pass('order.cancel', { orderId: 'o' }, { by: sam });
    expect(storedIngredient(stage, 'salt').currentStock).toBe(900_000_000);
  });

  test.each([2e9, Number.POSITIVE_INFINITY, Number.NaN])(
    'after a count of one that overflowed before: %d',
    (currentStock) => {
      const stage = pizzeria(saltOf({ currentStock, version: 1 }));
      stage.pass('stock.count', { ingredientId: 'salt', counted: 5 }, { by: sam });
      expect(storedIngredient(stage, 'salt').currentStock).toBe(5);
    },
  );
});

describe('recipes whose small yields multiply beyond every number', () => {
  /** Each recipe takes as much as possible of the next one, of which a millionth is made at a time. */
  const nested = (depth: number, quantity: number, unit?: 'g') =>
    Array.from({ length: depth }, (_, n) => {
      const used = unit ? { quantity, unit } : { quantity };
      const component = n === depth - 1 ? { ingredientId: 'salt', quantity } : { recipeId: `r${n + 1}`, ...used };
      return [`r${n}`, { ingredients: [component], yield: { quantity: 0.000_001, unit: 'kg' } }] as const;
    });
  const salt = ingredientSchema.parse({ name: 'Salt', unit: 'g', currentStock: 10 });

  test.each([
    ['one level', nested(1, most)],
    ['thirty levels, to infinity', nested(30, most)],
    [
      'thirty levels, of which one rounds to nothing',
      [...nested(30, most), ['top', { ingredients: [{ recipeId: 'r0', quantity: 5e-324, unit: 'g' }] }]],
    ],
  ] as const)('make nothing, and stay readable: %s', (_, given) => {
    const recipes = new Map(given.map(([id, recipe]) => [id, recipeSchema.parse(recipe)]));
    for (const [id, recipe] of recipes) {
      const availability = availabilityOf(id, recipes, new Map([['salt', salt]]));
      expect(recipeSchema.safeParse({ ...recipe, ...availability, ...stamps }).success).toBe(true);
      expect(availability).toMatchObject({ isAvailable: false, maxPossibleQuantity: 0 });
    }
  });

  test('keep an order from the kitchen with a reason', () => {
    const recipes = Object.assign({}, ...nested(30, most).map(([id, recipe]) => having('recipes', id, recipe)));
    const item = { name: 'Cola', price: { amount: 350, currency: 'EUR' }, recipeId: 'r0' };
    const stage = pizzeria({ ...recipes, ...having('menuItems', 'cola', item) });
    stage.pass('order.place', { orderId: 'o', lines: [line('a', 'cola')] }, { by: sam });
    expect(stage.refused('order.confirm', { orderId: 'o' }, { by: sam })).toMatchObject({
      code: 'failed-precondition',
      details: { lineId: 'a', reason: 'invalid-recipe', problem: 'amount' },
    });
  });

  test.each([5e-324, 1e-300, 0.000_001])('count the portions of next to nothing: %d', (quantity) => {
    const recipe = recipeSchema.parse({ ingredients: [{ ingredientId: 'salt', quantity }] });
    const rich = { ...salt, currentStock: most };
    const { maxPossibleQuantity } = availabilityOf('r', new Map([['r', recipe]]), new Map([['salt', rich]]));
    expect(recipeSchema.safeParse({ ...recipe, maxPossibleQuantity }).success).toBe(true);
  });
});
