import type { StockEvent } from './event.ts';
import type { Ingredient } from './ingredient.ts';
import { standingOf } from './standing.ts';
import type { StockStatus } from './status.ts';

type Alert = Extract<StockEvent, { type: 'inventory.lowStockAlert' }>;

const isShort = (status: StockStatus): boolean => status === 'OUT_OF_STOCK' || status === 'LOW_STOCK';

/**
 * The alert for an ingredient that its settings make short, although its document does not say so yet. A command or a
 * projection writes the new status and the alert in one commit, so the alert occurs once.
 */
export const lowStockOf = (ingredientId: string, ingredient: Ingredient): Alert | undefined => {
  const { stockStatus } = standingOf(ingredient);
  if (isShort(ingredient.stockStatus) || !isShort(stockStatus)) return undefined;
  const { name, currentStock, reorderPoint } = ingredient;
  return { type: 'inventory.lowStockAlert', payload: { ingredientId, name, currentStock, reorderPoint, stockStatus } };
};
