import { describe, expect, test } from 'vitest';
import { availabilityOf } from './availability.ts';
import { type CostSources, costOfRecipe } from './cost-of-recipe.ts';
import { type Ingredient, ingredientSchema } from './ingredient.ts';
import type { IngredientCosting } from './ingredient-costing.ts';
import { needsIn } from './needs.ts';
import { type Component, type Recipe, recipeSchema } from './recipe.ts';

const stock = (of: Record<string, Partial<Ingredient>>): Map<string, Ingredient> =>
  new Map(Object.entries(of).map(([id, more]) => [id, ingredientSchema.parse({ name: id, unit: 'g', ...more })]));

const book = (of: Record<string, { ingredients: Component[]; yield?: Recipe['yield'] }>): Map<string, Recipe> =>
  new Map(Object.entries(of).map(([id, recipe]) => [id, recipeSchema.parse(recipe)]));

const pizza = {
  ingredients: [
    { recipeId: 'dough', quantity: 250, unit: 'g' as const },
    { ingredientId: 'tomato', quantity: 0.1, unit: 'kg' as const },
    { ingredientId: 'basil', quantity: 2 },
  ],
};
const dough = {
  ingredients: [
    { ingredientId: 'flour', quantity: 1, unit: 'kg' as const },
    { ingredientId: 'salt', quantity: 20 },
  ],
  yield: { quantity: 1.6, unit: 'kg' as const },
};
const recipes = book({ pizza, dough });

const full = { flour: { currentStock: 5000 }, salt: { currentStock: 500 }, tomato: { currentStock: 3000 } };
const basil = { unit: 'piece' as const, currentStock: 100 };

describe('availabilityOf', () => {
  test('limits portions by the scarcest ingredient, including those of sub-recipes', () => {
    expect(availabilityOf('pizza', recipes, stock({ ...full, basil }))).toEqual({
      isAvailable: true,
      maxPossibleQuantity: 30,
      missingIngredients: [],
      ingredientIds: ['basil', 'flour', 'salt', 'tomato'],
      recipeIds: ['dough'],
    });
    const little = stock({ ...full, flour: { currentStock: 468.7 }, basil });
    expect(availabilityOf('pizza', recipes, little).maxPossibleQuantity).toBe(2);
    const exact = stock({ ...full, flour: { currentStock: 468.75 }, basil });
    expect(availabilityOf('pizza', recipes, exact).maxPossibleQuantity).toBe(3);
  });

  test('rounds fractions of a kilogram without losing a portion', () => {
    const some = book({ dip: { ingredients: [{ ingredientId: 'oil', quantity: 0.1 }] } });
    const oil = stock({ oil: { unit: 'l', currentStock: 0.3 } });
    expect(availabilityOf('dip', some, oil).maxPossibleQuantity).toBe(3);
  });

  test('returns zero and the missing ingredients if one is short', () => {
    const short = stock({ ...full, salt: { currentStock: 0 }, basil: { ...basil, currentStock: 1 } });
    expect(availabilityOf('pizza', recipes, short)).toMatchObject({
      isAvailable: false,
      maxPossibleQuantity: 0,
      missingIngredients: ['basil', 'salt'],
    });
    const owed = stock({ ...full, basil: { ...basil, currentStock: -3 } });
    expect(availabilityOf('pizza', recipes, owed)).toMatchObject({
      maxPossibleQuantity: 0,
      missingIngredients: ['basil'],
    });
  });

  test('adds up an ingredient that occurs twice', () => {
    const twice = book({
      bread: {
        ingredients: [
          { ingredientId: 'flour', quantity: 0.4, unit: 'kg' },
          { ingredientId: 'flour', quantity: 100 },
        ],
      },
    });
    expect(availabilityOf('bread', twice, stock({ flour: { currentStock: 999 } })).maxPossibleQuantity).toBe(1);
  });

  test('sets no limit if negative stock is allowed or nothing is needed', () => {
    const free = stock({ ...full, basil: { ...basil, currentStock: -3, allowNegative: true } });
    expect(availabilityOf('pizza', recipes, free).maxPossibleQuantity).toBe(30);
    const allFree = stock(
      Object.fromEntries(['flour', 'salt', 'tomato'].map((id) => [id, { allowNegative: true, currentStock: 0 }])),
    );
    expect(availabilityOf('dough', recipes, allFree)).toMatchObject({ isAvailable: true, maxPossibleQuantity: null });
    expect(availabilityOf('water', book({ water: { ingredients: [] } }), stock({}))).toEqual({
      isAvailable: true,
      maxPossibleQuantity: null,
      missingIngredients: [],
      ingredientIds: [],
      recipeIds: [],
    });
  });

  test('returns zero for a missing ingredient or an incompatible unit', () => {
    const { flour, salt } = full;
    const odd = stock({ flour, salt, tomato: { unit: 'piece', currentStock: 9, allowNegative: true } });
    expect(availabilityOf('pizza', recipes, odd)).toMatchObject({
      isAvailable: false,
      maxPossibleQuantity: 0,
      missingIngredients: ['basil', 'tomato'],
    });
  });

  test('returns zero and the problem for a cycle or a missing sub-recipe, but still lists what it contains', () => {
    const flour = { ingredientId: 'flour', quantity: 1 };
    const circle = book({
      a: { ingredients: [{ recipeId: 'b', quantity: 1 }, flour] },
      b: {
        ingredients: [
          { recipeId: 'a', quantity: 1 },
          { ingredientId: 'salt', quantity: 1 },
        ],
      },
      c: { ingredients: [{ recipeId: 'nowhere', quantity: 1 }, flour] },
    });
    const none = { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: [] };
    const needsOf = needsIn(circle);
    for (const id of ['b', 'a']) {
      const problem = { reason: 'cycle', recipeId: id };
      const reach = { ingredientIds: ['flour', 'salt'], recipeIds: [id === 'a' ? 'b' : 'a'] };
      expect(availabilityOf(id, circle, stock(full), needsOf)).toEqual({ ...none, ...reach, problem });
    }
    expect(availabilityOf('c', circle, stock(full), needsOf)).toEqual({
      ...none,
      ingredientIds: ['flour'],
      recipeIds: ['nowhere'],
      problem: { reason: 'missing', recipeId: 'nowhere' },
    });
  });
});

describe('costOfRecipe', () => {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const costs = new Map<string, IngredientCosting>(
    Object.entries({ flour: [80, 1000], salt: [50, 1000], tomato: [199, 800], basil: [149, 20] } as const).map(
      ([id, [amount, quantity]]) => [id, { cost: eur(amount), quantity }],
    ),
  );
  const menuItem = { name: 'Pizza', price: eur(1070), taxRate: 7, available: true, station: 'oven' };
  const sources: CostSources = {
    recipes,
    ingredients: stock({ ...full, basil }),
    costs,
    menuItem,
    taxIncluded: true,
    currency: 'EUR',
  };

  test('sums the costs, rounds at the end, and takes the margin from the net price', () => {
    // 156.25 g flour 12.5, 3.125 g salt 0.16, 100 g tomato 24.88, 2 leaves 14.9
    expect(costOfRecipe('pizza', sources)).toEqual({ cost: eur(52), price: eur(1000), profitMargin: 94.8 });
  });

  test('uses the price as net if tax comes on top', () => {
    expect(costOfRecipe('pizza', { ...sources, taxIncluded: false })).toEqual({
      cost: eur(52),
      price: eur(1070),
      profitMargin: 95.1,
    });
  });

  test('multiplies by the portions of the item', () => {
    const large = { ...menuItem, portions: 2 };
    expect(costOfRecipe('pizza', { ...sources, menuItem: large })).toMatchObject({ cost: eur(52), profitMargin: 89.5 });
  });

  test('omits the price without a menu item, and the margin at a price of zero', () => {
    expect(costOfRecipe('pizza', { ...sources, menuItem: undefined })).toEqual({ cost: eur(52) });
    const gift = { ...menuItem, price: eur(0) };
    expect(costOfRecipe('pizza', { ...sources, menuItem: gift })).toEqual({ cost: eur(52), price: eur(0) });
  });

  test('returns undefined if a cost is unknown or in another currency', () => {
    const without = new Map([...costs].filter(([id]) => id !== 'salt'));
    expect(costOfRecipe('pizza', { ...sources, costs: without })).toBeUndefined();
    const foreign = new Map([...costs, ['salt', { cost: { amount: 1, currency: 'USD' }, quantity: 1 }] as const]);
    expect(costOfRecipe('pizza', { ...sources, costs: foreign })).toBeUndefined();
    expect(costOfRecipe('pizza', { ...sources, ingredients: stock(full) })).toBeUndefined();
    expect(costOfRecipe('nothing', sources)).toBeUndefined();
  });
});
