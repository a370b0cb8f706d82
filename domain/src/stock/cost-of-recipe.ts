import type { Lookup } from '../kernel/lookup.ts';
import type { Money } from '../kernel/money.ts';
import { amountsOf, type Ingredients } from './amounts.ts';
import type { IngredientCosting } from './ingredient-costing.ts';
import { type Needs, needsIn } from './needs.ts';
import type { Recipe } from './recipe.ts';
import type { RecipeCosting } from './recipe-costing.ts';

interface SoldItem {
  readonly price: Money;
  /** In percent. */
  readonly taxRate: number;
  readonly portions?: number | undefined;
}

export interface CostSources {
  readonly recipes: Lookup<Recipe>;
  /** For many recipes: their needs, computed once. */
  readonly needsOf?: (recipeId: string) => Needs;
  readonly ingredients: Ingredients;
  readonly costs: Lookup<IngredientCosting>;
  /** The menu item whose price determines the margin. */
  readonly menuItem: SoldItem | undefined;
  /** True if prices include tax: `settings.taxIncluded`, true by default. */
  readonly taxIncluded: boolean;
  /** The provider's currency. Costs in another currency count as unknown. */
  readonly currency: string;
}

/** Unrounded; `undefined` if any cost is unknown. */
const costOfPortion = (
  recipeId: string,
  { recipes, needsOf = needsIn(recipes), ingredients, costs, currency }: CostSources,
): number | undefined => {
  const lookup = needsOf(recipeId);
  if ('problem' in lookup) return undefined;
  let sum = 0;
  for (const [id, amount] of amountsOf(lookup.needs, ingredients)) {
    const costing = costs.get(id);
    if (amount === undefined || costing?.cost.currency !== currency) return undefined;
    sum += (amount / costing.quantity) * costing.cost.amount;
  }
  return sum;
};

const netPrice = ({ menuItem, taxIncluded, currency }: CostSources): number | undefined => {
  if (menuItem?.price.currency !== currency) return undefined;
  const { price, taxRate } = menuItem;
  return taxIncluded ? price.amount / (1 + taxRate / 100) : price.amount;
};

/** Cost of a portion, net price and margin; `undefined` if a cost is unknown or huge. Rounds only the results. */
export const costOfRecipe = (
  recipeId: string,
  sources: CostSources,
): Pick<RecipeCosting, 'cost' | 'price' | 'profitMargin'> | undefined => {
  const cost = costOfPortion(recipeId, sources);
  if (cost === undefined || !Number.isSafeInteger(Math.round(cost))) return undefined;
  const money = (amount: number): Money => ({ amount: Math.round(amount), currency: sources.currency });
  const price = netPrice(sources);
  if (price === undefined) return { cost: money(cost) };
  const served = cost * (sources.menuItem?.portions ?? 1);
  return {
    cost: money(cost),
    price: money(price),
    ...(price > 0 ? { profitMargin: Math.round((1000 * (price - served)) / price) / 10 } : {}),
  };
};
