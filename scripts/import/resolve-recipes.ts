import {
  type Component,
  convert,
  maxContained,
  maxDepth,
  type Recipe,
  recipeNeeds,
  type Unit,
} from '@counterfoil/domain';
import type { BadRow } from '../csv/read-csv.ts';
import type { ProviderState } from './import-plan.ts';

/** A recipe as the import will store it, and the lines of its components. */
export interface ReadRecipe {
  readonly recipe: Recipe;
  readonly lines: readonly number[];
}

interface Search {
  readonly provider: ProviderState;
  /** The provider's recipes and those of the file. */
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly read: ReadonlyMap<string, ReadRecipe>;
  /** Recipes of the file that are left out. */
  readonly refused: ReadonlySet<string>;
}

interface Need {
  readonly ingredientId: string;
  readonly quantity: number;
  readonly unit?: Unit | undefined;
}

const problemOfNeed = ({ ingredientId, quantity, unit }: Need, { ingredients }: ProviderState): string | undefined => {
  const known = ingredients.get(ingredientId);
  if (!known) return `ingredient: there is no ${ingredientId}`;
  if (unit === undefined || convert(quantity, unit, known.unit) !== undefined) return undefined;
  return `unit: ${ingredientId} is counted in ${known.unit}, not in ${unit}`;
};

/** Checks that one component resolves to ingredients at every depth. */
const problemOfComponent = (recipeId: string, component: Component, search: Search): string | undefined => {
  const { provider, recipes, read, refused } = search;
  if ('ingredientId' in component) return problemOfNeed(component, provider);
  if (refused.has(component.recipeId)) return `subRecipe: ${component.recipeId} is left out too`;
  // Checks the component alone, so that a problem has a line.
  const alone = { ...recipes.get(recipeId), ingredients: [component] };
  const followed = recipeNeeds(recipeId, { get: (id) => (id === recipeId ? alone : recipes.get(id)) });
  if (!('problem' in followed)) {
    // Recipes of the file check their own ingredients; existing recipes of the provider must be checked here.
    const needs = read.has(component.recipeId) ? [] : followed.needs;
    const problem = needs.map((need) => problemOfNeed(need, provider)).find(Boolean);
    return problem && `subRecipe: ${component.recipeId}: ${problem}`;
  }
  const { reason, recipeId: where } = followed.problem;
  const reasons = {
    cycle: 'it contains itself',
    missing: refused.has(where) ? `${where} is left out too` : `there is no ${where}`,
    unit: `${where} does not have this unit`,
    size: `${where} contains more than ${maxContained} recipes, or more than ${maxDepth} levels of them`,
    amount: `${where} takes more than any stock may hold`,
  };
  return `subRecipe: ${reasons[reason]}`;
};

const problemOf = (recipeId: string, { recipe, lines }: ReadRecipe, search: Search): BadRow[] => {
  const problems = recipe.ingredients.flatMap((component, n): BadRow[] => {
    const problem = problemOfComponent(recipeId, component, search);
    return problem ? [{ line: lines[n] ?? 0, problem }] : [];
  });
  return problems.slice(0, 1);
};

/**
 * Leaves out recipes that do not resolve, then the recipes that use them, until all remaining ones resolve. A recipe
 * that uses a left-out one goes too, even if the provider has an older version of it: the file means the new one.
 */
export const resolveRecipes = <Read extends ReadRecipe>(
  read: ReadonlyMap<string, Read>,
  unread: ReadonlySet<string>,
  provider: ProviderState,
): { readonly followed: ReadonlyMap<string, Read>; readonly badRows: readonly BadRow[] } => {
  const own = [...read].map(([id, { recipe }]) => [id, recipe] as const);
  const search = { provider, recipes: new Map([...provider.recipes, ...own]), read, refused: unread };
  const problems = new Map([...read].map(([id, recipe]) => [id, problemOf(id, recipe, search)]));
  const badRows = [...problems.values()].flat();
  if (badRows.length === 0) return { followed: read, badRows };
  const isGood = (id: string) => problems.get(id)?.length === 0;
  const good = new Map([...read].filter(([id]) => isGood(id)));
  const bad = [...read.keys()].filter((id) => !isGood(id));
  const rest = resolveRecipes(good, new Set([...unread, ...bad]), provider);
  return { ...rest, badRows: [...badRows, ...rest.badRows] };
};
