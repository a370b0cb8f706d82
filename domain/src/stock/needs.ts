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

const times = (needs: readonly Need[], factor: number): Need[] =>
  needs.map((need) => ({ ...need, quantity: need.quantity * factor }));

const gives = ({ yield: amount }: Recipe): { quantity: number; unit: Unit } => amount ?? { quantity: 1, unit: 'piece' };

const ofComponent = (component: Component, recipes: Recipes, path: readonly string[]): Needs => {
  if ('ingredientId' in component) return { needs: [component] };
  const { recipeId, quantity, unit } = component;
  const used = recipes.get(recipeId);
  const inner = ofRecipe(recipeId, recipes, path);
  if (!used || 'problem' in inner) return inner;
  const portions = unit === undefined ? quantity : convert(quantity, unit, gives(used).unit);
  return portions === undefined ? { problem: { reason: 'unit', recipeId } } : { needs: times(inner.needs, portions) };
};

const ofRecipe = (recipeId: string, recipes: Recipes, path: readonly string[]): Needs => {
  if (path.includes(recipeId)) return { problem: { reason: 'cycle', recipeId } };
  const recipe = recipes.get(recipeId);
  if (!recipe) return { problem: { reason: 'missing', recipeId } };
  const needs: Need[] = [];
  for (const component of recipe.ingredients) {
    const part = ofComponent(component, recipes, [...path, recipeId]);
    if ('problem' in part) return part;
    needs.push(...part.needs);
  }
  return { needs: times(needs, 1 / gives(recipe).quantity) };
};

/** What one portion of a recipe takes: one unit of what it yields. Recipes in recipes are followed down to ingredients. */
export const recipeNeeds = (recipeId: string, recipes: Recipes): Needs => ofRecipe(recipeId, recipes, []);

/** The recipes that a recipe names itself. */
export const recipesIn = ({ ingredients }: Recipe): string[] =>
  ingredients.flatMap((component) => ('recipeId' in component ? [component.recipeId] : []));
