import type { Lookup } from '../kernel/lookup.ts';
import type { Ingredient } from './ingredient.ts';
import type { Need } from './needs.ts';
import { convert, toQuantity } from './quantity.ts';

export type Ingredients = Lookup<Ingredient>;

const inOwnUnit = ({ ingredientId, quantity, unit }: Need, ingredients: Ingredients): number | undefined => {
  const ingredient = ingredients.get(ingredientId);
  return ingredient && convert(quantity, unit ?? ingredient.unit, ingredient.unit);
};

/**
 * Total need of each ingredient, in its own unit. `undefined` if the ingredient is missing or the units are
 * incompatible, such as grams of something counted in pieces.
 */
export const amountsOf = (needs: readonly Need[], ingredients: Ingredients): Map<string, number | undefined> => {
  const amounts = new Map<string, number | undefined>();
  for (const need of needs) {
    const sum = amounts.has(need.ingredientId) ? amounts.get(need.ingredientId) : 0;
    const more = inOwnUnit(need, ingredients);
    amounts.set(need.ingredientId, sum === undefined || more === undefined ? undefined : sum + more);
  }
  for (const [id, amount] of amounts) amounts.set(id, amount === undefined ? undefined : toQuantity(amount));
  return amounts;
};
