import { z } from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';

/** `serviceProviders/{pid}/recipes/{id}/private/costing`: by projection. Owner and manager only. */
export const recipeCostingSchema = z.object({
  /** Of one portion. */
  cost: moneySchema,
  /** Of the item on the menu, without tax. */
  price: moneySchema.optional(),
  /** In percent of that price, to one decimal, of as many portions as the item takes. */
  profitMargin: z.number().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type RecipeCosting = Readonly<z.infer<typeof recipeCostingSchema>>;
