import {
  closureOf,
  type Fields,
  ingredientsIn,
  providerPath,
  type Recipe,
  type RecipeImpact,
  recipeImpactOf,
  recipeSchema,
} from '@counterfoil/domain';
import type { MemoryStore } from '../../domain/test-kit/memory-store.ts';
import { type Operations, operations } from './operations.ts';

type Recipes = ReadonlyMap<string, Recipe>;

const recipesOf = (store: MemoryStore, root: string): Recipes =>
  new Map(
    store
      .paths()
      .map((path) => ({ path, id: path.slice(`${root}/recipes/`.length) }))
      .filter(({ path, id }) => path === `${root}/recipes/${id}` && !id.includes('/'))
      .map(({ path, id }) => [id, recipeSchema.parse(store.get(path))]),
  );

/** A recipe and those that it contains, at every depth. */
const withParts = (id: string, recipes: Recipes): string[] => [id, ...closureOf(id, recipes).recipeIds];

const ingredientsOf = (id: string, recipes: Recipes): string[] =>
  withParts(id, recipes).flatMap((part) => ingredientsIn(recipes.get(part)));

const reached = ({ which }: RecipeImpact, recipes: Recipes): string[] => {
  const all = [...recipes.keys()];
  if (which === 'all') return all;
  if ('recipeId' in which) return all.filter((id) => withParts(id, recipes).includes(which.recipeId));
  if ('menuItemId' in which) return all.filter((id) => recipes.get(id)?.menuItemId === which.menuItemId);
  return all.filter((id) => ingredientsOf(id, recipes).some((one) => which.ingredientIds.includes(one)));
};

/** `eventRecorded.provider` reads the event and takes the lease; the worker reads lease, due events and provider. */
const fixed = operations({ invocations: 1, reads: 4, writes: 3 });

/**
 * A pass of the worker for recipes, alone and without a recipe that becomes available or unavailable: that would add
 * two writes each. The lease is written at the begin, and at the end with the mark on the event.
 *
 * @returns `undefined` if no recipe depends on the event
 */
export const followRecipes = (store: MemoryStore, path: string): Operations | undefined => {
  const event: Fields | undefined = store.get(path);
  const impact = recipeImpactOf(event);
  if (!impact) return undefined;
  const [, providerId = ''] = path.split('/');
  const recipes = recipesOf(store, providerPath(providerId));
  const found = reached(impact, recipes);
  // Costs alone need no stock.
  const computed = impact.availability ? found : [];
  const parts = new Set(computed.flatMap((id) => withParts(id, recipes)));
  const ingredients = new Set(computed.flatMap((id) => ingredientsOf(id, recipes)));
  const inner = [...parts].filter((id) => !found.includes(id)).length;
  // The worker stays for the next change of a series, and then writes the lease once more.
  const series = event?.type === 'inventory.stockChanged' ? 0 : 1;
  return {
    ...fixed,
    reads: fixed.reads + Math.max(1, found.length) + inner + ingredients.size,
    writes: fixed.writes + series,
  };
};
