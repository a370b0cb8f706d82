import { z } from 'zod';
import type { Ingredient } from './ingredient.ts';
import type { StockEvent } from './stock-event.ts';
import { isShort } from './stock-standing.ts';

type Alert = Extract<StockEvent, { type: 'inventory.lowStockAlert' }>;

/** As much as matters of what a device changed. */
const settingsSchema = z.object({ reorderPoint: z.number().default(0), currentStock: z.number().optional() });

/**
 * The alert for an ingredient that became short because its settings changed, and still is. The stock of that moment decides, as
 * the event has it: what a command took since is that command's to tell.
 */
export const lowStockOf = (
  { before, after }: { readonly before?: unknown; readonly after?: unknown },
  ingredient: Ingredient & Readonly<{ ingredientId: string }>,
): Alert | undefined => {
  const [was, is] = [settingsSchema.safeParse(before).data, settingsSchema.safeParse(after).data];
  if (!was || !is || !isShort(ingredient)) return undefined;
  const currentStock = is.currentStock ?? ingredient.currentStock;
  const fell =
    !isShort({ currentStock, reorderPoint: was.reorderPoint }) &&
    isShort({ currentStock, reorderPoint: is.reorderPoint });
  if (!fell) return undefined;
  const { ingredientId, name, reorderPoint, stockStatus } = ingredient;
  return {
    type: 'inventory.lowStockAlert',
    payload: { ingredientId, name, currentStock: ingredient.currentStock, reorderPoint, stockStatus },
  };
};
