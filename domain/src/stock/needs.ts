import { convert, maxQuantity, type Unit } from './quantity.ts';
import type { Component, Recipe } from './recipe.ts';

/** An unrounded amount of an ingredient; in the ingredient's own unit unless set. */
export interface Need {
  readonly ingredientId: string;
  readonly quantity: number;
  readonly unit?: Unit | undefined;
}

/**
 * The reason why a recipe is invalid at any stock. `unit`: it uses grams of something counted in pieces. `amount`: a
 * portion takes more of an ingredient than any stock may hold.
 */
export interface RecipeProblem {
  readonly reason: 'missing' | 'cycle' | 'unit' | 'amount';
  readonly recipeId: string;
}

type Needs = { readonly needs: readonly Need[] } | { readonly problem: RecipeProblem };
type Recipes = ReadonlyMap<string, Recipe>;

/** Caches results, so that a dough used in every bread is computed once. */
interface Search {
  readonly recipes: Recipes;
  readonly cache: Map<string, Needs>;
}

const yieldOf = ({ yield: amount }: Recipe): { quantity: number; unit: Unit } =>
  amount ?? { quantity: 1, unit: 'piece' };

/** Merges needs by ingredient and unit. */
const mergeNeeds = (needs: readonly Need[]): Need[] =>
  [...Map.groupBy(needs, ({ ingredientId, unit }) => `${ingredientId} ${unit ?? ''}`).values()].flatMap((same) => {
    const quantity = same.reduce((sum, need) => sum + need.quantity, 0);
    return same.slice(0, 1).map((need) => ({ ...need, quantity }));
  });

const componentNeeds = (component: Component, search: Search, path: readonly string[]): Needs => {
  if ('ingredientId' in component) return { needs: [component] };
  const { recipeId, quantity, unit } = component;
  const inner = needsOf(recipeId, search, path);
  const used = search.recipes.get(recipeId);
  if (!used || 'problem' in inner) return inner;
  const portions = unit === undefined ? quantity : convert(quantity, unit, yieldOf(used).unit);
  if (portions === undefined) return { problem: { reason: 'unit', recipeId } };
  return { needs: inner.needs.map((need) => ({ ...need, quantity: need.quantity * portions })) };
};

const componentsNeeds = (recipe: Recipe, search: Search, path: readonly string[]): Needs => {
  const needs: Need[] = [];
  for (const component of recipe.ingredients) {
    const part = componentNeeds(component, search, path);
    if ('problem' in part) return part;
    needs.push(...part.needs);
  }
  const { quantity } = yieldOf(recipe);
  return { needs: mergeNeeds(needs).map((need) => ({ ...need, quantity: need.quantity / quantity })) };
};

/** Small yields inside each other multiply beyond every number. The comparison refuses what is no number, too. */
const withinLimit = (found: Needs, recipeId: string): Needs =>
  'needs' in found && found.needs.some(({ quantity }) => !(quantity <= maxQuantity))
    ? { problem: { reason: 'amount', recipeId } }
    : found;

const needsOf = (recipeId: string, search: Search, path: readonly string[]): Needs => {
  if (path.includes(recipeId)) return { problem: { reason: 'cycle', recipeId } };
  const cached = search.cache.get(recipeId);
  if (cached) return cached;
  const recipe = search.recipes.get(recipeId);
  if (!recipe) return { problem: { reason: 'missing', recipeId } };
  const needs = withinLimit(componentsNeeds(recipe, search, [...path, recipeId]), recipeId);
  search.cache.set(recipeId, needs);
  return needs;
};

/** The needs of one portion, which is one unit of the recipe's yield. Resolves sub-recipes down to ingredients. */
export const recipeNeeds = (recipeId: string, recipes: Recipes): Needs =>
  needsOf(recipeId, { recipes, cache: new Map() }, []);

/** The sub-recipes that a recipe names directly. */
export const recipesIn = ({ ingredients }: Recipe): string[] =>
  ingredients.flatMap((component) => ('recipeId' in component ? [component.recipeId] : []));
