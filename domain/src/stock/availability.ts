import type { Lookup } from '../kernel/lookup.ts';
import { amountsOf, type Ingredients } from './amounts.ts';
import { closureOf, ingredientsIn } from './closure.ts';
import { needsIn } from './needs.ts';
import { ratioOf } from './quantity.ts';
import type { Recipe } from './recipe.ts';

/** The state of a recipe at some stock. A projection stores it, but for the number of portions. */
export type Availability = Required<
  Pick<Recipe, 'isAvailable' | 'maxPossibleQuantity' | 'missingIngredients' | 'ingredientIds' | 'recipeIds'>
> &
  Pick<Recipe, 'problem'>;

/** The number of portions that the stock of one ingredient covers; `null` if it sets no limit. */
const portionsCovered = (ingredientId: string, amount: number | undefined, ingredients: Ingredients): number | null => {
  const ingredient = ingredients.get(ingredientId);
  if (!ingredient || amount === undefined) return 0;
  if (ingredient.allowNegative || amount === 0) return null;
  return Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, Math.floor(ratioOf(ingredient.currentStock, amount))));
};

/**
 * Computes whether and how often the stock covers one portion, and which ingredients are short.
 *
 * @param needsOf for many recipes: their needs, computed once
 */
export const availabilityOf = (
  recipeId: string,
  recipes: Lookup<Recipe>,
  ingredients: Ingredients,
  needsOf = needsIn(recipes),
): Availability => {
  const { recipeIds } = closureOf(recipeId, recipes);
  const ingredientIds = [recipeId, ...recipeIds].flatMap((id) => ingredientsIn(recipes.get(id)));
  const reach = { ingredientIds: [...new Set(ingredientIds)].sort(), recipeIds: [...recipeIds].sort() };
  const found = needsOf(recipeId);
  if ('problem' in found) {
    return { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: [], ...reach, problem: found.problem };
  }
  const covered = [...amountsOf(found.needs, ingredients)].map(
    ([id, amount]) => [id, portionsCovered(id, amount, ingredients)] as const,
  );
  const limits = covered.flatMap(([, portions]) => (portions === null ? [] : [portions]));
  const maxPossibleQuantity = limits.length === 0 ? null : Math.min(...limits);
  return {
    isAvailable: maxPossibleQuantity === null || maxPossibleQuantity > 0,
    maxPossibleQuantity,
    missingIngredients: covered.flatMap(([id, portions]) => (portions === 0 ? [id] : [])).sort(),
    ...reach,
  };
};
