import type { Ingredient } from './ingredient.ts';

type StockStanding = Pick<Ingredient, 'stockStatus' | 'stockPercentage' | 'daysRemaining'>;
type StockFigures = Pick<Ingredient, 'currentStock' | 'reorderPoint' | 'maxStock' | 'usageRate'>;

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

const statusOf = ({ currentStock, reorderPoint, maxStock }: StockFigures): StockStanding['stockStatus'] => {
  if (currentStock <= 0) return 'OUT_OF_STOCK';
  if (currentStock <= reorderPoint) return 'LOW_STOCK';
  return maxStock && currentStock > maxStock ? 'OVERSTOCK' : 'NORMAL';
};

/** Derives a stock's status, its percentage of `maxStock` and its remaining days, each to one decimal. */
export const standingOf = (ingredient: StockFigures): StockStanding => {
  const { currentStock, maxStock, usageRate } = ingredient;
  return {
    stockStatus: statusOf(ingredient),
    stockPercentage: maxStock ? oneDecimal((100 * currentStock) / maxStock) : null,
    daysRemaining: usageRate ? oneDecimal(Math.max(0, currentStock) / usageRate) : null,
  };
};

/** True if the stock has reached its reorder point. The alert occurs when this becomes true. */
export const isShort = ({ currentStock, reorderPoint }: Pick<StockFigures, 'currentStock' | 'reorderPoint'>): boolean =>
  currentStock <= reorderPoint;
