import { expect, test } from 'vitest';
import { coursesOf, leftOf } from './menu.ts';

const fields = { taxRate: 10, available: true, station: 'kitchen', price: { amount: 900, currency: 'EUR' } };
const dish = (id: string, more: object = {}) => ({ ...fields, id, name: id, ...more });
const recipe = { id: 'dough', ingredients: [], isAvailable: true, maxPossibleQuantity: 7 };

test('the menu comes by category and by its own order; strays come last', () => {
  const categories = [
    { id: 'pizza', name: 'Pizza', sortOrder: 1 },
    { id: 'wine', name: 'Wine', sortOrder: 2 },
  ];
  const menu = [
    dish('calzone', { categoryId: 'pizza', sortOrder: 2 }),
    dish('cover'),
    dish('diavola', { categoryId: 'pizza', sortOrder: 1 }),
    dish('stray', { categoryId: 'gone' }),
  ];
  const courses = coursesOf(categories, menu).map(({ name, dishes }) => [name, dishes.map(({ id }) => id)]);
  expect(courses).toEqual([
    ['Pizza', ['diavola', 'calzone']],
    [undefined, ['cover', 'stray']],
  ]);
});

test('a large dish is there less often', () => {
  expect(leftOf(dish('large', { recipeId: 'dough', portions: 1.5 }), [recipe])).toBe(4);
  expect(leftOf(dish('small', { recipeId: 'dough' }), [{ ...recipe, isAvailable: false }])).toBe(0);
});

test('nothing limits a dish without a recipe, or one whose recipe has no limit', () => {
  expect(leftOf(dish('cover'), [recipe])).toBeUndefined();
  expect(leftOf(dish('salt', { recipeId: 'dough' }), [{ ...recipe, maxPossibleQuantity: null }])).toBeUndefined();
});
