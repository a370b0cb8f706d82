import type { Identified, Ingredient } from '@counterfoil/client';

type StockStatus = Ingredient['stockStatus'];

/** The defaults that an ingredient lacks if only a device has written it. */
export const statusOf = ({ stockStatus }: Partial<Pick<Ingredient, 'stockStatus'>>): StockStatus =>
  stockStatus ?? 'OUT_OF_STOCK';

const urgency: Readonly<Record<StockStatus, number>> = { OUT_OF_STOCK: 0, LOW_STOCK: 1, OVERSTOCK: 2, NORMAL: 3 };

/** True if somebody has to order it. */
export const isShort = (ingredient: Ingredient): boolean => urgency[statusOf(ingredient)] < 2;

const daysOf = ({ daysRemaining }: Ingredient): number => daysRemaining ?? Number.MAX_SAFE_INTEGER;

/** The ingredients that need somebody first: by status, then by the days that they last. */
export const worstFirst = (ingredients: readonly Identified<Ingredient>[]): readonly Identified<Ingredient>[] =>
  ingredients.toSorted((a, b) => urgency[statusOf(a)] - urgency[statusOf(b)] || daysOf(a) - daysOf(b));
