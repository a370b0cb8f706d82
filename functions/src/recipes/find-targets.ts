import {
  allRecipes,
  type Query,
  type Recipe,
  recipesContaining,
  recipesOfItems,
  recipesWith,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import type { Plan } from './plan.ts';
import type { RecipeBook } from './recipe-book.ts';

/** The recipes to compute again. */
export interface Targets {
  readonly availability: readonly string[];
  /** With those that are gone, so that their costs go, too. */
  readonly costs: readonly string[];
}

const queriesFor = (providerId: string, { allCosts, stock, costs, recipes, menuItems }: Plan): Query[] =>
  allCosts
    ? [allRecipes(providerId)]
    : [
        ...recipesWith(providerId, [...stock, ...costs]),
        ...recipesContaining(providerId, recipes),
        ...recipesOfItems(providerId, menuItems),
      ];

const meets = (ids: readonly string[] | undefined, wanted: ReadonlySet<string>): boolean =>
  ids?.some((id) => wanted.has(id)) === true;

const hasChanged = (id: string, { recipeIds }: Recipe, { full, recipes }: Plan): boolean =>
  full || recipes.has(id) || meets(recipeIds, recipes);

/** Reads the recipes that a plan reaches, by the edges that the last pass stored on them. */
export const findTargets = async (
  firestore: Firestore,
  providerId: string,
  plan: Plan,
  { recipes }: Pick<RecipeBook, 'recipes'>,
): Promise<Targets> => {
  const pages = await Promise.all(queriesFor(providerId, plan).map((query) => readAllPages(firestore, query)));
  const found = new Map(pages.flat().map((snapshot) => [snapshot.id, snapshot]));
  for (const [id, snapshot] of found) recipes.put(id, snapshot);
  await recipes.load(plan.recipes);
  const known = [...new Set([...found.keys(), ...plan.recipes])].sort().flatMap((id) => {
    const recipe = recipes.get(id);
    return recipe ? [{ id, recipe }] : [];
  });
  const availability = known.filter(
    ({ id, recipe }) => hasChanged(id, recipe, plan) || meets(recipe.ingredientIds, plan.stock),
  );
  const costs = known.filter(
    ({ id, recipe }) =>
      plan.allCosts ||
      hasChanged(id, recipe, plan) ||
      meets(recipe.ingredientIds, plan.costs) ||
      plan.menuItems.has(recipe.menuItemId ?? ''),
  );
  const gone = [...plan.recipes].filter((id) => !recipes.get(id));
  return { availability: availability.map(({ id }) => id), costs: [...costs.map(({ id }) => id), ...gone] };
};
