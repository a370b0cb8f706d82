import type { Ingredient } from './ingredient.ts';

type Standing = Pick<Ingredient, 'stockStatus' | 'stockPercentage' | 'daysRemaining'>;
type Counted = Pick<Ingredient, 'currentStock' | 'reorderPoint' | 'maxStock' | 'usageRate'>;

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

const statusOf = ({ currentStock, reorderPoint, maxStock }: Counted): Standing['stockStatus'] => {
  if (currentStock <= 0) return 'OUT_OF_STOCK';
  if (currentStock <= reorderPoint) return 'LOW_STOCK';
  return maxStock && currentStock > maxStock ? 'OVERSTOCK' : 'NORMAL';
};

/** What a stock means: percent of what there is room for, and days it will last, each to one decimal. */
export const standingOf = (ingredient: Counted): Standing => {
  const { currentStock, maxStock, usageRate } = ingredient;
  return {
    stockStatus: statusOf(ingredient),
    stockPercentage: maxStock ? oneDecimal((100 * currentStock) / maxStock) : null,
    daysRemaining: usageRate ? oneDecimal(Math.max(0, currentStock) / usageRate) : null,
  };
};

/** Whether it is time to order; the alert comes when this begins to be so. */
export const isShort = ({ currentStock, reorderPoint }: Pick<Counted, 'currentStock' | 'reorderPoint'>): boolean =>
  currentStock <= reorderPoint;
