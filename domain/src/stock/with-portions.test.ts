import { describe, expect, test } from 'vitest';
import { availabilityOf } from './availability.ts';
import { type Ingredient, ingredientSchema } from './ingredient.ts';
import { type Recipe, recipeSchema } from './recipe.ts';
import { isStored, storedAvailability } from './stored-availability.ts';
import { withPortions } from './with-portions.ts';

const settings: Readonly<Record<string, Pick<Recipe, 'ingredients'>>> = {
  loaf: { ingredients: [{ recipeId: 'dough', quantity: 2 }] },
  dough: { ingredients: [{ ingredientId: 'flour', quantity: 250 }] },
  water: { ingredients: [{ ingredientId: 'tap', quantity: 1 }] },
  circle: { ingredients: [{ recipeId: 'circle', quantity: 1 }] },
};

const stock = (flour: number) =>
  ['flour', 'tap'].map((id) => ({
    id,
    ...ingredientSchema.parse({ name: id, unit: 'g', currentStock: flour, allowNegative: id === 'tap' }),
  }));

const maps = (flour: number) => ({
  recipes: new Map(Object.entries(settings).map(([id, recipe]) => [id, recipeSchema.parse(recipe)])),
  ingredients: new Map<string, Ingredient>(stock(flour).map((one) => [one.id, one])),
});

/** The documents that the projection leaves behind at a stock of flour. */
const stored = (flour: number): (Recipe & { readonly id: string })[] => {
  const { recipes, ingredients } = maps(flour);
  return [...recipes].map(([id, recipe]) => {
    const kept = storedAvailability(availabilityOf(id, recipes, ingredients));
    return { id, ...recipeSchema.parse({ ...recipe, ...kept }) };
  });
};

describe('storedAvailability', () => {
  const at = (flour: number) => new Map(stored(flour).map((recipe) => [recipe.id, recipe]));

  test('keeps 0 while unavailable, null without a limit, and no number in between', () => {
    expect(at(5000).get('loaf')).toMatchObject({ isAvailable: true, missingIngredients: [], recipeIds: ['dough'] });
    expect(at(5000).get('loaf')?.maxPossibleQuantity).toBeUndefined();
    expect(at(499).get('loaf')).toMatchObject({ isAvailable: false, maxPossibleQuantity: 0 });
    expect(at(5000).get('water')).toMatchObject({ isAvailable: true, maxPossibleQuantity: null });
    expect(at(5000).get('circle')).toMatchObject({ problem: { reason: 'cycle', recipeId: 'circle' } });
  });

  test('is the same before and after a sale that flips nothing', () => {
    const { recipes, ingredients } = maps(4500);
    for (const recipe of stored(5000)) {
      const wanted = storedAvailability(availabilityOf(recipe.id, recipes, ingredients));
      expect(isStored(recipe, wanted)).toBe(true);
      // As an earlier version stored it.
      if (recipe.id === 'loaf') expect(isStored({ ...recipe, maxPossibleQuantity: 10 }, wanted)).toBe(true);
      expect(isStored({ ...recipe, isAvailable: !recipe.isAvailable }, wanted)).toBe(false);
      expect(isStored({ ...recipe, missingIngredients: ['salt'] }, wanted)).toBe(false);
      expect(isStored({ ...recipe, recipeIds: ['x'] }, wanted)).toBe(false);
    }
  });
});

describe('withPortions', () => {
  const shown = (...given: Parameters<typeof withPortions>) =>
    Object.fromEntries(withPortions(...given).map(({ id, ...recipe }) => [id, recipe]));

  test.each([5000, 1750, 500, 499, 0, -20])('shows what was stored before, at a stock of %d', (flour) => {
    const { recipes, ingredients } = maps(flour);
    const before = [...recipes].map(([id, recipe]) => {
      const { recipeIds: _, ...known } = availabilityOf(id, recipes, ingredients);
      return [id, { ...recipe, ...known }] as const;
    });
    expect(shown(stored(flour), stock(flour))).toMatchObject(Object.fromEntries(before));
  });

  test('follows the stock before the projection does, and says what is missing', () => {
    expect(shown(stored(5000), stock(499))).toMatchObject({
      loaf: { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: ['flour'] },
      dough: { isAvailable: true, maxPossibleQuantity: 1 },
    });
    expect(shown(stored(499), stock(5000)).loaf).toMatchObject({ isAvailable: false, maxPossibleQuantity: 0 });
  });

  test('ignores a number that an earlier version stored', () => {
    const old = stored(5000).map((recipe) => (recipe.id === 'loaf' ? { ...recipe, maxPossibleQuantity: 77 } : recipe));
    expect(shown(old, stock(5000)).loaf).toMatchObject({ maxPossibleQuantity: 10 });
  });

  test('leaves a recipe as it is stored while a part of it is not on the device', () => {
    expect(shown(stored(5000), [])).toEqual(shown(stored(5000), stock(5000).slice(1)));
    expect(shown(stored(5000), []).loaf?.maxPossibleQuantity).toBeUndefined();
    const lone = stored(5000).filter(({ id }) => id === 'loaf');
    expect(withPortions(lone, stock(5000))).toEqual(lone);
    expect(withPortions([{ id: 'odd', isAvailable: true } as never], stock(1))).toEqual([
      { id: 'odd', isAvailable: true },
    ]);
  });

  test('takes a new ingredient without a stock as empty', () => {
    const fresh = [{ id: 'flour', name: 'Flour', unit: 'g' } as never];
    expect(shown(stored(5000), fresh).loaf).toMatchObject({ isAvailable: false, maxPossibleQuantity: 0 });
  });
});
