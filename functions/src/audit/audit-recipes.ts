import {
  allRecipes,
  auditedIngredients,
  availabilityOf,
  type Finding,
  ingredientSchema,
  isStored,
  needsIn,
  type Recipe,
  recipeRef,
  recipeSchema,
  storedAvailability,
  toldFields,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { readPlaced } from './read-documents.ts';

const idOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Checks that each recipe says whether the stock covers it; one check per recipe. A recipe without an answer is one that
 * no projection has reached yet.
 */
export const auditRecipes = audit(async (moment, providerId) => {
  const recipes = new Map<string, Recipe>(
    (await readPlaced(moment, allRecipes(providerId), recipeSchema)).map(({ path, data }) => [idOf(path), data]),
  );
  const ingredients = new Map(
    (await readPlaced(moment, auditedIngredients(providerId), ingredientSchema)).map(({ path, data }) => [
      idOf(path),
      data,
    ]),
  );
  const needsOf = needsIn(recipes);
  const broken = [...recipes].flatMap(([id, recipe]): Finding[] => {
    const wanted = storedAvailability(availabilityOf(id, recipes, ingredients, needsOf));
    if (recipe.isAvailable === undefined || isStored(recipe, wanted)) return [];
    const fields = Object.keys(wanted);
    const [expected, found] = [toldFields(wanted, fields), toldFields(recipe, fields)];
    return [
      { audit: 'recipes', what: 'recipe.differs', where: recipeRef(providerId, id).path, from: [], expected, found },
    ];
  });
  return { checked: recipes.size, broken };
});
