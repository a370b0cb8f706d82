import { z } from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';
import { positiveQuantity } from './quantity-schema.ts';

/** `serviceProviders/{pid}/ingredients/{id}/private/costing`: written and read by owner and manager only. */
export const ingredientCostingSchema = z.object({
  cost: moneySchema,
  /** How much of the ingredient's unit that cost buys. */
  quantity: positiveQuantity,
});

export type IngredientCosting = Readonly<z.infer<typeof ingredientCostingSchema>>;
