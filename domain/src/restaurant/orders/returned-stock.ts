import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import { ingredientRef } from '../../stock/paths.ts';
import { toQuantity } from '../../stock/quantity.ts';
import type { Delta } from '../../stock/writes.ts';
import type { OrderLine } from './order.ts';

const consumedBy = (lines: readonly OrderLine[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { ingredientId, quantity } of lines.flatMap(({ consumed = [] }) => consumed)) {
    sums.set(ingredientId, toQuantity((sums.get(ingredientId) ?? 0) + quantity));
  }
  return sums;
};

/** The ingredients that some lines have consumed, to read. */
export const returnedRefs = (providerId: string, lines: readonly OrderLine[]): Ref<'ingredient'>[] =>
  [...consumedBy(lines).keys()].map((ingredientId) => ingredientRef(providerId, ingredientId));

/** The stock that some lines return. Deleted ingredients are left out. */
export const returnedStock = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: Docs<{ ingredient: Ingredient }>,
): Delta[] =>
  [...consumedBy(lines)].flatMap(([ingredientId, delta]) => {
    const ingredient = docs.get(ingredientRef(providerId, ingredientId));
    return ingredient ? [{ ingredientId, ingredient, delta }] : [];
  });
