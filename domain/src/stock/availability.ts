import { amountsOf, type Ingredients } from './amounts.ts';
import { recipeNeeds, recipesIn } from './needs.ts';
import { ratioOf } from './quantity.ts';
import type { Recipe } from './recipe.ts';

/** What a recipe says of itself by projection. */
export type Availability = Required<
  Pick<Recipe, 'isAvailable' | 'maxPossibleQuantity' | 'missingIngredients' | 'ingredientIds'>
>;

type Recipes = ReadonlyMap<string, Recipe>;

/** Every ingredient in a recipe and in its recipes, however little sense they make. */
export const ingredientsIn = (recipeId: string, recipes: Recipes): string[] => {
  const ingredients = new Set<string>();
  const seen = new Set<string>();
  const ahead = [recipeId];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    const recipe = recipes.get(id);
    if (!recipe || seen.has(id)) continue;
    seen.add(id);
    for (const component of recipe.ingredients)
      if ('ingredientId' in component) ingredients.add(component.ingredientId);
    ahead.push(...recipesIn(recipe));
  }
  return [...ingredients].sort();
};

/** How many portions one ingredient is enough for; `null` when it does not limit them. */
const enoughFor = (ingredientId: string, amount: number | undefined, ingredients: Ingredients): number | null => {
  const ingredient = ingredients.get(ingredientId);
  if (!ingredient || amount === undefined) return 0;
  if (ingredient.allowNegative || amount === 0) return null;
  return Math.max(0, Math.floor(ratioOf(ingredient.currentStock, amount)));
};

/** Whether the stock allows for one portion, for how many, and what it lacks. */
export const availabilityOf = (recipeId: string, recipes: Recipes, ingredients: Ingredients): Availability => {
  const ingredientIds = ingredientsIn(recipeId, recipes);
  const taken = recipeNeeds(recipeId, recipes);
  if ('problem' in taken) {
    return { isAvailable: false, maxPossibleQuantity: 0, missingIngredients: [], ingredientIds };
  }
  const enough = [...amountsOf(taken.needs, ingredients)].map(
    ([id, amount]) => [id, enoughFor(id, amount, ingredients)] as const,
  );
  const limits = enough.flatMap(([, portions]) => (portions === null ? [] : [portions]));
  const maxPossibleQuantity = limits.length === 0 ? null : Math.min(...limits);
  return {
    isAvailable: maxPossibleQuantity === null || maxPossibleQuantity > 0,
    maxPossibleQuantity,
    missingIngredients: enough.flatMap(([id, portions]) => (portions === 0 ? [id] : [])).sort(),
    ingredientIds,
  };
};
