import type { Lookup } from '../kernel/lookup.ts';
import { closureOf, recipesIn } from './closure.ts';
import { convert, maxQuantity, type Unit } from './quantity.ts';
import type { Component, Recipe } from './recipe.ts';
import type { RecipeProblem } from './recipe-problem.ts';

/** An unrounded amount of an ingredient; in the ingredient's own unit unless set. */
export interface Need {
  readonly ingredientId: string;
  readonly quantity: number;
  readonly unit?: Unit | undefined;
}

export type Needs = { readonly needs: readonly Need[] } | { readonly problem: RecipeProblem };

type Recipes = Lookup<Recipe>;

/** The needs of valid recipes, so that a dough used in every bread is computed once. */
type Known = Map<string, readonly Need[]>;

const invalid = (reason: RecipeProblem['reason'], recipeId: string) => ({ problem: { reason, recipeId } });

/** The needs of the portions of another recipe that a component takes. */
const portionsIn = (
  { recipeId, quantity, unit }: Extract<Component, { recipeId: string }>,
  recipes: Recipes,
  known: Known,
): Needs => {
  const portions = unit ? convert(quantity, unit, recipes.get(recipeId)?.yield?.unit ?? 'piece') : quantity;
  if (portions === undefined) return invalid('unit', recipeId);
  return { needs: (known.get(recipeId) ?? []).map((need) => ({ ...need, quantity: need.quantity * portions })) };
};

/** The needs of a recipe whose sub-recipes are known, merged by ingredient and unit. */
const needsOf = (recipeId: string, recipe: Recipe, recipes: Recipes, known: Known): Needs => {
  const merged = new Map<string, Need>();
  for (const component of recipe.ingredients) {
    const part = 'recipeId' in component ? portionsIn(component, recipes, known) : { needs: [component] };
    if ('problem' in part) return part;
    for (const need of part.needs) {
      const key = [need.ingredientId, need.unit].join();
      merged.set(key, { ...need, quantity: (merged.get(key)?.quantity ?? 0) + need.quantity });
    }
  }
  const needs = [...merged.values()].map((need) => ({
    ...need,
    quantity: need.quantity / (recipe.yield?.quantity ?? 1),
  }));
  // Small yields inside each other multiply beyond every number. The comparison refuses what is no number, too.
  return needs.every(({ quantity }) => quantity <= maxQuantity) ? { needs } : invalid('amount', recipeId);
};

/** Adds the last recipe of the path to the known ones, or the next unknown sub-recipe to the path. */
const step = (path: string[], recipes: Recipes, known: Known): Needs => {
  const id = path.at(-1) ?? '';
  const recipe = recipes.get(id);
  if (!recipe) return invalid('missing', id);
  const unknown = recipesIn(recipe).find((inner) => !known.has(inner));
  if (unknown && path.includes(unknown)) return invalid('cycle', unknown);
  if (unknown) {
    path.push(unknown);
    return { needs: [] };
  }
  const found = needsOf(id, recipe, recipes, known);
  if ('needs' in found) known.set(id, found.needs);
  path.pop();
  return found;
};

/**
 * The needs of one portion, which is one unit of the recipe's yield, for any of these recipes. Resolves sub-recipes
 * down to ingredients, without recursion and each of them once. Only valid recipes become known, so the problem of a
 * recipe does not depend on what was asked before.
 */
export const needsIn = (recipes: Recipes): ((recipeId: string) => Needs) => {
  const known: Known = new Map();
  return (recipeId) => {
    if (closureOf(recipeId, recipes).isCut) return invalid('size', recipeId);
    let found: Needs = { needs: [] };
    for (const path = [recipeId]; path.length > 0 && 'needs' in found; ) found = step(path, recipes, known);
    return 'needs' in found ? { needs: known.get(recipeId) ?? [] } : found;
  };
};

/** The needs of one portion of a single recipe. */
export const recipeNeeds = (recipeId: string, recipes: Recipes): Needs => needsIn(recipes)(recipeId);
