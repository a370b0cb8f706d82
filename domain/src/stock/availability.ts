import { amountsOf, type Ingredients } from './amounts.ts';
import { recipeNeeds, recipesIn } from './needs.ts';
import { ratioOf } from './quantity.ts';
import type { Recipe } from './recipe.ts';

/** The fields of a recipe that a projection maintains. */
export type Availability = Required<
  Pick<Recipe, 'isAvailable' | 'maxPossibleQuantity' | 'missingIngredients' | 'ingredientIds'>
>;

type Recipes = ReadonlyMap<string, Recipe>;

/** All ingredients of a recipe and its sub-recipes, even if the recipe is invalid. */
export const ingredientsIn = (recipeId: string, recipes: Recipes): string[] => {
  const ingredients = new Set<string>();
  const seen = new Set<string>();
  const pending = [recipeId];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const recipe = recipes.get(id);
    if (!recipe || seen.has(id)) continue;
    seen.add(id);
    for (const component of recipe.ingredients)
      if ('ingredientId' in component) ingredients.add(component.ingredientId);
    pending.push(...recipesIn(recipe));
  }
  return [...ingredients].sort();
};

/** The number of portions that the stock of one ingredient covers; `null` if it sets no limit. */
const portionsCovered = (ingredientId: string, amount: number | undefined, ingredients: Ingredients): number | null => {
  const ingredient = ingredients.get(ingredientId);
  if (!ingredient || amount === undefined) return 0;
  if (ingredient.allowNegative || amount === 0) return null;
  return Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, Math.floor(ratioOf(ingredient.currentStock, amount))));
};

/** Computes whether and how often the stock covers one portion, and which ingredients are short. */
export const availabilityOf = (recipeId: string, recipes: Recipes, ingredients: Ingredients): Availability => {
  const ingredientIds = ingredientsIn(recipeId, recipes);
  const lookup = recipeNeeds(recipeId, recipes);
  if ('problem' in lookup) {
    return { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: [], ingredientIds };
  }
  const covered = [...amountsOf(lookup.needs, ingredients)].map(
    ([id, amount]) => [id, portionsCovered(id, amount, ingredients)] as const,
  );
  const limits = covered.flatMap(([, portions]) => (portions === null ? [] : [portions]));
  const maxPossibleQuantity = limits.length === 0 ? null : Math.min(...limits);
  return {
    isAvailable: maxPossibleQuantity === null || maxPossibleQuantity > 0,
    maxPossibleQuantity,
    missingIngredients: covered.flatMap(([id, portions]) => (portions === 0 ? [id] : [])).sort(),
    ingredientIds,
  };
};
