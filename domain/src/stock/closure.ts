import type { Lookup } from '../kernel/lookup.ts';
import type { Recipe } from './recipe.ts';

/** As many levels of recipes may lie below each other, with the first. */
export const maxDepth = 32;

/** As many recipes may one recipe contain, at all depths together. */
export const maxContained = 100;

/** The sub-recipes that a recipe names directly; none for a missing one. */
export const recipesIn = (recipe: Recipe | undefined): string[] =>
  (recipe?.ingredients ?? []).flatMap((component) => ('recipeId' in component ? [component.recipeId] : []));

/** The ingredients that a recipe names directly; none for a missing one. */
export const ingredientsIn = (recipe: Recipe | undefined): string[] =>
  (recipe?.ingredients ?? []).flatMap((component) => ('ingredientId' in component ? [component.ingredientId] : []));

/** The recipes that a recipe contains, missing ones included. */
export interface Closure {
  /** Without the recipe itself, nearest first. */
  readonly recipeIds: readonly string[];
  /** True if the search stopped at a limit. */
  readonly isCut: boolean;
}

/**
 * Searches level by level, up to the limits. A recipe beyond a limit stays so until one of the recipes found changes:
 * those behind them do not matter to the search.
 */
export const closureOf = (recipeId: string, recipes: Lookup<Recipe>): Closure => {
  const found = new Set([recipeId]);
  let level = [recipeId];
  for (let depth = 0; level.length > 0 && depth < maxDepth && found.size <= maxContained + 1; depth++) {
    const { size } = found;
    for (const inner of level.flatMap((id) => recipesIn(recipes.get(id)))) found.add(inner);
    level = [...found].slice(size);
  }
  return { recipeIds: [...found].slice(1), isCut: level.length > 0 };
};
