import { convert, type Unit } from './quantity.ts';
import type { Component, Recipe } from './recipe.ts';

/** So much of an ingredient; in the ingredient's own unit where none is named. Not rounded yet. */
export interface Need {
  readonly ingredientId: string;
  readonly quantity: number;
  readonly unit?: Unit | undefined;
}

/** Why a recipe cannot be made, whatever there is in stock. `unit`: it asks for grams of what is counted in pieces. */
export interface RecipeProblem {
  readonly reason: 'missing' | 'cycle' | 'unit';
  readonly recipeId: string;
}

type Needs = { readonly needs: readonly Need[] } | { readonly problem: RecipeProblem };
type Recipes = ReadonlyMap<string, Recipe>;

/** What has been worked out already, so that a dough in every bread is worked out once. */
interface Search {
  readonly recipes: Recipes;
  readonly known: Map<string, Needs>;
}

const gives = ({ yield: amount }: Recipe): { quantity: number; unit: Unit } => amount ?? { quantity: 1, unit: 'piece' };

/** One entry for each ingredient and unit. */
const merged = (needs: readonly Need[]): Need[] =>
  [...Map.groupBy(needs, ({ ingredientId, unit }) => `${ingredientId} ${unit ?? ''}`).values()].flatMap((same) => {
    const quantity = same.reduce((sum, need) => sum + need.quantity, 0);
    return same.slice(0, 1).map((need) => ({ ...need, quantity }));
  });

const ofComponent = (component: Component, search: Search, path: readonly string[]): Needs => {
  if ('ingredientId' in component) return { needs: [component] };
  const { recipeId, quantity, unit } = component;
  const inner = ofRecipe(recipeId, search, path);
  const used = search.recipes.get(recipeId);
  if (!used || 'problem' in inner) return inner;
  const portions = unit === undefined ? quantity : convert(quantity, unit, gives(used).unit);
  if (portions === undefined) return { problem: { reason: 'unit', recipeId } };
  return { needs: inner.needs.map((need) => ({ ...need, quantity: need.quantity * portions })) };
};

const ofComponents = (recipe: Recipe, search: Search, path: readonly string[]): Needs => {
  const needs: Need[] = [];
  for (const component of recipe.ingredients) {
    const part = ofComponent(component, search, path);
    if ('problem' in part) return part;
    needs.push(...part.needs);
  }
  const { quantity } = gives(recipe);
  return { needs: merged(needs).map((need) => ({ ...need, quantity: need.quantity / quantity })) };
};

const ofRecipe = (recipeId: string, search: Search, path: readonly string[]): Needs => {
  if (path.includes(recipeId)) return { problem: { reason: 'cycle', recipeId } };
  const known = search.known.get(recipeId);
  if (known) return known;
  const recipe = search.recipes.get(recipeId);
  if (!recipe) return { problem: { reason: 'missing', recipeId } };
  const needs = ofComponents(recipe, search, [...path, recipeId]);
  search.known.set(recipeId, needs);
  return needs;
};

/** What one portion of a recipe takes: one unit of what it yields. Recipes in recipes are followed down to ingredients. */
export const recipeNeeds = (recipeId: string, recipes: Recipes): Needs =>
  ofRecipe(recipeId, { recipes, known: new Map() }, []);

/** The recipes that a recipe names itself. */
export const recipesIn = ({ ingredients }: Recipe): string[] =>
  ingredients.flatMap((component) => ('recipeId' in component ? [component.recipeId] : []));
