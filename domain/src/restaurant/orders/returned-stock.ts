import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Ingredient } from '../../stock/ingredient.ts';
import { ingredientRef } from '../../stock/paths.ts';
import { toQuantity } from '../../stock/quantity.ts';
import type { Delta } from '../../stock/writes.ts';
import type { OrderLine } from './order.ts';

const takenBy = (lines: readonly OrderLine[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { ingredientId, quantity } of lines.flatMap(({ consumed = [] }) => consumed)) {
    sums.set(ingredientId, toQuantity((sums.get(ingredientId) ?? 0) + quantity));
  }
  return sums;
};

/** The ingredients that some lines have taken, to be read. */
export const returnedRefs = (providerId: string, lines: readonly OrderLine[]): Ref<'ingredient'>[] =>
  [...takenBy(lines).keys()].map((ingredientId) => ingredientRef(providerId, ingredientId));

/** What some lines give back: all they took, but of an ingredient that is kept no more, nothing. */
export const returnedStock = (
  providerId: string,
  lines: readonly OrderLine[],
  docs: Docs<{ ingredient: Ingredient }>,
): Delta[] =>
  [...takenBy(lines)].flatMap(([ingredientId, delta]) => {
    const ingredient = docs.get(ingredientRef(providerId, ingredientId));
    return ingredient ? [{ ingredientId, ingredient, delta }] : [];
  });
