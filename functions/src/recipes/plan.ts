import type { RecipeImpact } from '@counterfoil/domain';

/** Everything that some events make outdated. */
export interface Plan {
  /** All recipes, with their availability and costs. */
  readonly full: boolean;
  /** All costs: the terms of the provider have changed. */
  readonly allCosts: boolean;
  /** Ingredients whose stock or settings have changed. */
  readonly stock: ReadonlySet<string>;
  /** Ingredients whose settings or costs have changed. */
  readonly costs: ReadonlySet<string>;
  /** Ingredients whose settings have changed. */
  readonly settings: ReadonlySet<string>;
  /** Recipes that were added, changed or deleted. */
  readonly recipes: ReadonlySet<string>;
  readonly menuItems: ReadonlySet<string>;
}

const ingredientsOf = ({ which }: RecipeImpact): readonly string[] =>
  which !== 'all' && 'ingredientIds' in which ? which.ingredientIds : [];

const recipesOf = ({ which }: RecipeImpact): readonly string[] =>
  which !== 'all' && 'recipeId' in which ? [which.recipeId] : [];

/** Merges the effects of events, so that one pass handles all of them. */
export const planOf = (impacts: readonly RecipeImpact[], full: boolean): Plan => {
  const ids = (of: (impact: RecipeImpact) => readonly string[]): ReadonlySet<string> => new Set(impacts.flatMap(of));
  return {
    full,
    allCosts: full || impacts.some(({ which }) => which === 'all'),
    stock: ids((impact) => (impact.availability ? ingredientsOf(impact) : [])),
    costs: ids((impact) => (impact.costs ? ingredientsOf(impact) : [])),
    settings: ids(({ ingredientId }) => (ingredientId ? [ingredientId] : [])),
    recipes: ids(recipesOf),
    menuItems: ids(({ which }) => (which !== 'all' && 'menuItemId' in which ? [which.menuItemId] : [])),
  };
};

type Reached = Readonly<{ ingredientIds?: readonly string[] | undefined; recipeIds?: readonly string[] | undefined }>;

/** True if an event may be the cause of a recipe's new state. */
export const reaches = (
  impact: RecipeImpact,
  recipeId: string,
  { ingredientIds = [], recipeIds = [] }: Reached,
): boolean =>
  ingredientsOf(impact).some((id) => ingredientIds.includes(id)) ||
  recipesOf(impact).some((id) => id === recipeId || recipeIds.includes(id));
