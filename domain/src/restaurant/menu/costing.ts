import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/** `serviceProviders/{pid}/menuItems/{id}/private/costing`: written and read by owner and manager only. */
export const menuCostingSchema = z.object({
  cost: moneySchema,
  /** In percent of the price; below nothing where it is sold at a loss. */
  profitMargin: z.number().max(100).optional(),
});

export type MenuCosting = Readonly<z.infer<typeof menuCostingSchema>>;
