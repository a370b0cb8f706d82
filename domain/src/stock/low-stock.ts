import type { StockEvent } from './event.ts';
import type { Ingredient } from './ingredient.ts';
import { standingOf } from './standing.ts';
import type { StockStatus } from './status.ts';

type Alert = Extract<StockEvent, { type: 'inventory.lowStockAlert' }>;

const isShort = (status: StockStatus): boolean => status === 'OUT_OF_STOCK' || status === 'LOW_STOCK';

/**
 * The alert for an ingredient that is short by its new settings and was not by what its document says. Whoever writes there first
 * that it is short, a command or a projection, alerts in the same commit: so it comes once, whoever is first.
 */
export const lowStockOf = (ingredientId: string, ingredient: Ingredient): Alert | undefined => {
  const { stockStatus } = standingOf(ingredient);
  if (isShort(ingredient.stockStatus) || !isShort(stockStatus)) return undefined;
  const { name, currentStock, reorderPoint } = ingredient;
  return { type: 'inventory.lowStockAlert', payload: { ingredientId, name, currentStock, reorderPoint, stockStatus } };
};
