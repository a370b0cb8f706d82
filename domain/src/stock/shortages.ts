import { type Refused, reject } from '../kernel/rejection.ts';
import { toQuantity } from './quantity.ts';
import type { Delta } from './writes.ts';

/** Refuses to consume more than the stock, and reports the amounts needed and available for each ingredient. */
export const requireStock = (deltas: readonly Delta[]): Refused | undefined => {
  const shortages = deltas
    .filter(({ ingredient, delta }) => delta < 0 && !ingredient.allowNegative)
    .filter(({ ingredient, delta }) => toQuantity(ingredient.currentStock + delta) < 0)
    .map(({ ingredientId, ingredient: { name, unit, currentStock }, delta }) => ({
      ingredientId,
      name,
      needed: -delta,
      available: currentStock,
      unit,
    }));
  if (shortages.length === 0) return undefined;
  const summary = shortages.map(({ name, needed, available, unit }) => `${name}: ${needed} ${unit} of ${available}`);
  return reject('resource-exhausted', `not enough in stock: ${summary.join(', ')}`, { shortages });
};
