import { isDeepStrictEqual } from 'node:util';
import {
  type CostSources,
  costOfRecipe,
  ingredientCostingRef,
  menuItemRef,
  providerRef,
  type RecipeCosting,
  recipeCostingRef,
  type Write,
} from '@counterfoil/domain';
import { ReadSet } from '../firestore/read-set.ts';
import type { ProjectionContext } from './projection.ts';
import { type RecipeBook, readable, readMany } from './recipe-book.ts';

type Cost = ReturnType<typeof costOfRecipe>;

const costingWrite = ({ providerId, reads, now }: ProjectionContext, recipeId: string, cost: Cost): Write[] => {
  const ref = recipeCostingRef(providerId, recipeId);
  const isThere = reads.snapshot(ref.path)?.exists === true;
  if (!cost) return isThere ? [{ op: 'drop', path: ref.path }] : [];
  const before: RecipeCosting | undefined = readable(reads, ref);
  const { createdAt = now, updatedAt: _, ...known } = before ?? {};
  if (isDeepStrictEqual(known, cost)) return [];
  return [{ op: isThere ? 'update' : 'create', path: ref.path, data: { ...cost, createdAt, updatedAt: now } }];
};

/**
 * Writes what a portion costs and earns, beside each recipe. Deletes it if the cost is unknown or the recipe is gone.
 */
export const costingWrites = async (
  context: ProjectionContext,
  book: RecipeBook,
  changed: readonly string[],
): Promise<Write[]> => {
  const { firestore, providerId, provider, reads } = context;
  const ids = [...new Set([...book.targets, ...changed])];
  const items = book.targets.flatMap((id) => book.recipes.get(id)?.menuItemId ?? []);
  await reads.read(ids.map((id) => recipeCostingRef(providerId, id).path));
  const menu = await readMany(reads, items, (id) => menuItemRef(providerId, id));
  const costs = await readMany(reads, [...book.ingredients.keys()], (id) => ingredientCostingRef(providerId, id));
  // Read after the lock, like everything else: the provider that came with the event may be older.
  const now = new ReadSet(firestore);
  await now.read([providerRef(providerId).path]);
  const { settings, currency } = now.get(providerRef(providerId)) ?? provider;
  const terms = { taxIncluded: settings.taxIncluded !== false, currency };
  return ids.flatMap((id) => {
    const sources: CostSources = {
      ...book,
      ...terms,
      costs,
      menuItem: menu.get(book.recipes.get(id)?.menuItemId ?? ''),
    };
    return costingWrite(context, id, costOfRecipe(id, sources));
  });
};
