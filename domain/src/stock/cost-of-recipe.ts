import type { Money } from '../kernel/money.ts';
import { amountsOf, type Ingredients } from './amounts.ts';
import type { IngredientCosting } from './ingredient-costing.ts';
import { recipeNeeds } from './needs.ts';
import type { Recipe } from './recipe.ts';
import type { RecipeCosting } from './recipe-costing.ts';

/** The part of a menu item that its margin depends on. */
interface SoldItem {
  readonly price: Money;
  /** Percent. */
  readonly taxRate: number;
  readonly portions?: number | undefined;
}

export interface CostSources {
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly ingredients: Ingredients;
  readonly costs: ReadonlyMap<string, IngredientCosting>;
  /** The menu item whose price gives the margin. */
  readonly menuItem: SoldItem | undefined;
  /** Whether prices hold their tax: `settings.taxIncluded`, true unless the house says otherwise. */
  readonly taxIncluded: boolean;
  /** In which the house reckons; other money is not added to it. */
  readonly currency: string;
}

/** Not rounded yet; `undefined` when the cost of anything in it is not known. */
const costOfPortion = (
  recipeId: string,
  { recipes, ingredients, costs, currency }: CostSources,
): number | undefined => {
  const taken = recipeNeeds(recipeId, recipes);
  if ('problem' in taken) return undefined;
  let sum = 0;
  for (const [id, amount] of amountsOf(taken.needs, ingredients)) {
    const known = costs.get(id);
    if (amount === undefined || known?.cost.currency !== currency) return undefined;
    sum += (amount / known.quantity) * known.cost.amount;
  }
  return sum;
};

const netPrice = ({ menuItem, taxIncluded, currency }: CostSources): number | undefined => {
  if (menuItem?.price.currency !== currency) return undefined;
  const { price, taxRate } = menuItem;
  return taxIncluded ? price.amount / (1 + taxRate / 100) : price.amount;
};

/** What a portion costs, and what is left of its price; `undefined` when nobody can say. Rounded at the end only. */
export const costOfRecipe = (
  recipeId: string,
  sources: CostSources,
): Pick<RecipeCosting, 'cost' | 'price' | 'profitMargin'> | undefined => {
  const cost = costOfPortion(recipeId, sources);
  if (cost === undefined) return undefined;
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
