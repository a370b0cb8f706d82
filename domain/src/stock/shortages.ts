import { type Refused, reject } from '../kernel/rejection.ts';
import { maxQuantity, toQuantity } from './quantity.ts';
import type { Delta } from './writes.ts';

/**
 * Refuses to consume more than the stock, and reports the amounts needed and available for each ingredient. Also
 * refuses a stock beyond the limit, on either side of zero: its document could not be read again.
 *
 * @param field of the command's payload, for a stock beyond the limit
 */
export const requireStock = (deltas: readonly Delta[], field: string): Refused | undefined => {
  // The comparison refuses what is no number, too.
  const beyond = deltas.find(({ ingredient, delta }) => !(Math.abs(ingredient.currentStock + delta) <= maxQuantity));
  if (beyond) {
    const { ingredientId, ingredient } = beyond;
    const message = `the stock of ${ingredient.name} is at most ${maxQuantity} ${ingredient.unit}`;
    return reject('invalid-argument', message, { reason: 'stock-limit', field, ingredientId, most: maxQuantity });
  }
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
  return reject('resource-exhausted', `not enough in stock: ${summary.join(', ')}`, {
    reason: 'out-of-stock',
    shortages,
  });
};
