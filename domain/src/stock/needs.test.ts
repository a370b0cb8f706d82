import { describe, expect, test } from 'vitest';
import { availabilityOf } from './availability.ts';
import { closureOf, maxContained, maxDepth } from './closure.ts';
import { needsIn } from './needs.ts';
import type { Recipe } from './recipe.ts';

const flour = { ingredientId: 'flour', quantity: 1 };
const uses = (recipeId: string) => ({ recipeId, quantity: 1 });

/** Recipes of which each contains the next one. */
const chain = (length: number, last: Recipe = { ingredients: [flour] }): Map<string, Recipe> =>
  new Map(
    Array.from({ length }, (_, n) => [`r${n}`, n < length - 1 ? { ingredients: [uses(`r${n + 1}`)] } : last] as const),
  );

/** A recipe that contains `count` others, in groups that a single recipe may name. */
const wide = (count: number): Map<string, Recipe> => {
  const leaves = Array.from({ length: count - Math.ceil(count / 18) }, (_, n) => `leaf${n}`);
  const groups = Array.from({ length: Math.ceil(count / 18) }, (_, n) => `group${n}`);
  const recipes: [string, Recipe][] = [
    ['all', { ingredients: groups.map(uses) }],
    ...groups.map((id, n): [string, Recipe] => [
      id,
      { ingredients: leaves.filter((_, i) => i % groups.length === n).map(uses) },
    ]),
    ...leaves.map((id): [string, Recipe] => [id, { ingredients: [flour] }]),
  ];
  return new Map(recipes);
};

describe('a chain of recipes', () => {
  test('resolves up to its limit', () => {
    expect(needsIn(chain(maxDepth))('r0')).toEqual({ needs: [flour] });
    expect(needsIn(chain(maxDepth + 1))('r0')).toEqual({ problem: { reason: 'size', recipeId: 'r0' } });
    // The shorter rest of the same chain is valid.
    expect(needsIn(chain(maxDepth + 1))('r1')).toEqual({ needs: [flour] });
  });

  test('is refused, and does not overflow, at ten thousand links', () => {
    const long = chain(10_000);
    expect(needsIn(long)('r0')).toEqual({ problem: { reason: 'size', recipeId: 'r0' } });
    expect(closureOf('r0', long).recipeIds).toHaveLength(maxDepth);
    expect(availabilityOf('r0', long, new Map())).toMatchObject({
      isAvailable: false,
      maxPossibleQuantity: 0,
      problem: { reason: 'size', recipeId: 'r0' },
    });
  });

  test('that ends in itself names the recipe where it closes', () => {
    const circle = chain(5, { ingredients: [uses('r2')] });
    const needsOf = needsIn(circle);
    expect(needsOf('r4')).toEqual({ problem: { reason: 'cycle', recipeId: 'r4' } });
    expect(needsOf('r0')).toEqual({ problem: { reason: 'cycle', recipeId: 'r2' } });
    expect(needsIn(circle)('r0')).toEqual(needsOf('r0'));
  });
});

test('a recipe contains at most a hundred others', () => {
  expect(needsIn(wide(maxContained))('all')).toMatchObject({ needs: [{ ingredientId: 'flour' }] });
  expect(needsIn(wide(maxContained + 1))('all')).toEqual({ problem: { reason: 'size', recipeId: 'all' } });
});

test('computes a recipe once that a thousand others contain', () => {
  const dough: Recipe = { ingredients: [flour] };
  let reads = 0;
  const counted = {
    get ingredients() {
      reads += 1;
      return dough.ingredients;
    },
  };
  const breads = Array.from({ length: 1000 }, (_, n) => `bread${n}`);
  const recipes = new Map<string, Recipe>([
    ['dough', counted],
    ...breads.map((id): [string, Recipe] => [id, { ingredients: [uses('dough')] }]),
  ]);
  const needsOf = needsIn(recipes);
  for (const id of breads) expect(needsOf(id)).toEqual({ needs: [flour] });
  // Once for each search of its sub-recipes, and twice for its needs.
  expect(reads).toBeLessThanOrEqual(breads.length + 2);
});
