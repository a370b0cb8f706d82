import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/** `serviceProviders/{pid}/menuItems/{id}/private/costing`. Only owner and manager read and write it. */
export const menuCostingSchema = z.object({
  cost: moneySchema,
  /** In percent of the price; negative if the item sells at a loss. */
  profitMargin: z.number().max(100).optional(),
});

export type MenuCosting = Readonly<z.infer<typeof menuCostingSchema>>;
