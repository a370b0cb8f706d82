import { availabilityOf } from './availability.ts';
import type { Ingredient } from './ingredient.ts';
import { ingredientDefaults } from './ingredient-defaults.ts';
import { needsIn } from './needs.ts';
import type { Recipe } from './recipe.ts';

type Identified<T> = T & { readonly id: string };

const byId = <T>(documents: readonly Identified<T>[]): Map<string, Identified<T>> =>
  new Map(documents.map((document) => [document.id, document]));

/**
 * Adds to each recipe the portions that the stock covers, as `maxPossibleQuantity`. The stored documents lack it,
 * because it changes with every sale. A recipe that the stock no longer covers becomes unavailable here before the
 * projection says so. A recipe stays as it is stored if it is unavailable or unlimited, or if the lists lack a part
 * of it.
 *
 * @param recipes all recipes of a provider, as they are stored
 * @param ingredients all its ingredients
 */
export const withPortions = <Stored extends Identified<Recipe>>(
  recipes: readonly Stored[],
  ingredients: readonly Identified<Ingredient>[],
): Stored[] => {
  // A document that an administrator wrote may lack its components.
  const book = byId<Recipe>(recipes.filter(({ ingredients }) => Array.isArray(ingredients)));
  const stock = byId(ingredients.map((ingredient) => ({ ...ingredientDefaults, ...ingredient })));
  const needsOf = needsIn(book);
  return recipes.map((recipe) => {
    if (!recipe.isAvailable || recipe.maxPossibleQuantity === null || !book.has(recipe.id)) return recipe;
    const { ingredientIds, recipeIds, problem, ...now } = availabilityOf(recipe.id, book, stock, needsOf);
    const isKnown = !problem && ingredientIds.every((id) => stock.has(id)) && recipeIds.every((id) => book.has(id));
    return isKnown ? { ...recipe, ...now } : recipe;
  });
};
