import { maxDepth } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { type ReadRecipe, resolveRecipes } from './resolve-recipes.ts';

test('leaves out the recipes on top of a chain that is too long', () => {
  const length = maxDepth + 2;
  const read = new Map<string, ReadRecipe>(
    Array.from({ length }, (_, n) => {
      const inner = n === length - 1 ? { ingredientId: 'flour' } : { recipeId: `r${n + 1}` };
      return [`r${n}`, { recipe: { ingredients: [{ ...inner, quantity: 1 }] as never }, lines: [n + 2] }];
    }),
  );
  const provider = {
    currency: 'EUR',
    ingredients: new Map([['flour', { unit: 'g' as const, version: 0 }]]),
    recipes: new Map(),
  };
  const { followed, badRows } = resolveRecipes(read, new Set(), provider);
  expect([...followed.keys()]).toEqual([...read.keys()].slice(2));
  expect(badRows.map(({ line, problem }) => [line, problem.includes(`more than ${maxDepth} levels`)])).toEqual([
    [2, true],
    [3, true],
  ]);
});
