import * as z from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';

/** `serviceProviders/{pid}/recipes/{id}/private/costing`. A projection writes it; only owner and manager read it. */
export const recipeCostingSchema = z.object({
  /** Cost of one portion. */
  cost: moneySchema,
  /** Price of the menu item, without tax. */
  price: moneySchema.optional(),
  /** In percent of that price, to one decimal, for the portions that the item takes. */
  profitMargin: z.number().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type RecipeCosting = Readonly<z.infer<typeof recipeCostingSchema>>;
