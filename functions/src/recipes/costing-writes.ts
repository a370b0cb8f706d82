import { isDeepStrictEqual } from 'node:util';
import { type CostSources, costOfRecipe, type RecipeCosting, recipeCostingRef } from '@counterfoil/domain';
import type { Pass, WriteGroup } from './pass.ts';
import { Shelf } from './shelf.ts';

type Cost = ReturnType<typeof costOfRecipe>;

/** Reads what is stored, and what the costs depend on beside the recipes. */
const readCostings = async ({ firestore, providerId, book }: Pass, targets: readonly string[]) => {
  const stored = new Shelf(firestore, (id) => recipeCostingRef(providerId, id));
  const items = targets.flatMap((id) => book.recipes.get(id)?.menuItemId ?? []);
  await Promise.all([stored.load(targets), book.menu.load(items), book.costs.load(book.ingredientsOf(targets))]);
  return stored;
};

const costingGroup = (path: string, before: RecipeCosting | undefined, cost: Cost, now: Date): WriteGroup[] => {
  if (!cost) return before ? [[{ op: 'drop', path }]] : [];
  const { createdAt = now, updatedAt: _, ...known } = before ?? {};
  if (isDeepStrictEqual(known, cost)) return [];
  // An absent price is stated, so that an update deletes it.
  const data = { price: undefined, profitMargin: undefined, ...cost, createdAt, updatedAt: now };
  return [[{ op: before ? 'update' : 'set', path, data }]];
};

/**
 * Writes what a portion costs and earns, beside each recipe. Deletes it if the cost is unknown or the recipe is gone.
 */
export const costingWrites = async (pass: Pass, targets: readonly string[]): Promise<WriteGroup[]> => {
  const { providerId, provider, book, needsOf, now } = pass;
  const { settings, currency } = provider;
  const stored = await readCostings(pass, targets);
  return targets.flatMap((id) => {
    const sources: CostSources = {
      recipes: book.recipes,
      needsOf,
      ingredients: book.ingredients,
      costs: book.costs,
      menuItem: book.menu.get(book.recipes.get(id)?.menuItemId ?? ''),
      taxIncluded: settings.taxIncluded !== false,
      currency,
    };
    return costingGroup(recipeCostingRef(providerId, id).path, stored.get(id), costOfRecipe(id, sources), now);
  });
};
