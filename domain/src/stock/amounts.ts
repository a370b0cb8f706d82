import type { Ingredient } from './ingredient.ts';
import type { Need } from './needs.ts';
import { convert, toQuantity } from './quantity.ts';

export type Ingredients = ReadonlyMap<string, Ingredient>;

const inOwnUnit = ({ ingredientId, quantity, unit }: Need, ingredients: Ingredients): number | undefined => {
  const ingredient = ingredients.get(ingredientId);
  return ingredient && convert(quantity, unit ?? ingredient.unit, ingredient.unit);
};

/**
 * What is needed of each ingredient in all, in its own unit; `undefined` of one that is not there, or that is asked for by the
 * gram and counted in pieces.
 */
export const amountsOf = (needs: readonly Need[], ingredients: Ingredients): Map<string, number | undefined> => {
  const amounts = new Map<string, number | undefined>();
  for (const need of needs) {
    const so = amounts.has(need.ingredientId) ? amounts.get(need.ingredientId) : 0;
    const more = inOwnUnit(need, ingredients);
    amounts.set(need.ingredientId, so === undefined || more === undefined ? undefined : so + more);
  }
  for (const [id, amount] of amounts) amounts.set(id, amount === undefined ? undefined : toQuantity(amount));
  return amounts;
};
