import * as z from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';
import { positiveQuantity } from './quantity-schema.ts';

/** `serviceProviders/{pid}/ingredients/{id}/private/costing`. Only owner and manager read and write it. */
export const ingredientCostingSchema = z.object({
  cost: moneySchema,
  /** The amount, in the ingredient's unit, that `cost` buys. */
  quantity: positiveQuantity,
});

export type IngredientCosting = Readonly<z.infer<typeof ingredientCostingSchema>>;
