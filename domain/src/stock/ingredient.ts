import * as z from 'zod';
import { nameSchema } from '../kernel/name-schema.ts';
import { ingredientDefaults } from './ingredient-defaults.ts';
import { nonnegativeQuantity, unitSchema } from './quantity-schema.ts';
import { stockStatuses } from './status.ts';

/** The settings of an ingredient that owner and manager write from their devices. */
export const ingredientSettingsSchema = z.object({
  name: nameSchema,
  unit: unitSchema,
  /** At or below this stock, the provider should reorder. */
  reorderPoint: nonnegativeQuantity.default(ingredientDefaults.reorderPoint),
  /** Storage capacity. */
  maxStock: nonnegativeQuantity.optional(),
  /** Usage per day, in the ingredient's unit. */
  usageRate: nonnegativeQuantity.optional(),
  /** True if commands may consume more than the recorded stock. */
  allowNegative: z.boolean().default(ingredientDefaults.allowNegative),
});

/** `serviceProviders/{pid}/ingredients/{id}`. Devices write the settings; only commands change the stock. */
export const ingredientSchema = ingredientSettingsSchema.extend({
  // Accepts everything that the security rules accept.
  name: z.string(),
  /** In the ingredient's unit. A stock that overflowed in an earlier version counts as empty until it is counted. */
  currentStock: z.number().default(ingredientDefaults.currentStock).catch(ingredientDefaults.currentStock),
  stockStatus: z.enum(stockStatuses).default(ingredientDefaults.stockStatus),
  /** Percent of `maxStock`; `null` without one. */
  stockPercentage: z.number().nullable().default(ingredientDefaults.stockPercentage),
  /** Days until the stock is used up at `usageRate`; `null` without one. */
  daysRemaining: z.number().nullable().default(ingredientDefaults.daysRemaining),
  /** Version of the stock; 0 before its first change. */
  version: z.int().nonnegative().default(ingredientDefaults.version),
  lastCommandId: z.string().optional(),
  /** The user whose device last changed it, if given. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Ingredient = Readonly<z.infer<typeof ingredientSchema>>;
