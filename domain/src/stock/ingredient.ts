import { z } from 'zod';
import { ingredientDefaults } from './ingredient-defaults.ts';
import { anyQuantity, nonnegativeQuantity, unitSchema } from './quantity-schema.ts';
import { stockStatuses } from './status.ts';

/** What owner and manager say of an ingredient, from their devices. */
export const ingredientSettingsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  unit: unitSchema,
  /** At or below it is time to order. */
  reorderPoint: nonnegativeQuantity.default(ingredientDefaults.reorderPoint),
  /** What there is room for. */
  maxStock: nonnegativeQuantity.optional(),
  /** Of the unit, a day. */
  usageRate: nonnegativeQuantity.optional(),
  /** Whether more may be used than there is by the books. */
  allowNegative: z.boolean().default(ingredientDefaults.allowNegative),
});

/** `serviceProviders/{pid}/ingredients/{id}`: settings by the device, stock by commands only. */
export const ingredientSchema = ingredientSettingsSchema.extend({
  // As it is stored: what the rules let pass is read.
  name: z.string(),
  /** In its own unit. */
  currentStock: anyQuantity.default(ingredientDefaults.currentStock),
  stockStatus: z.enum(stockStatuses).default(ingredientDefaults.stockStatus),
  /** Of `maxStock`; `null` without one. */
  stockPercentage: z.number().nullable().default(ingredientDefaults.stockPercentage),
  /** At `usageRate`; `null` without one. */
  daysRemaining: z.number().nullable().default(ingredientDefaults.daysRemaining),
  /** Of the stock: 0 before its first change. */
  version: z.int().nonnegative().default(ingredientDefaults.version),
  lastCommandId: z.string().optional(),
  /** Who changed it from a device last, if they say so. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Ingredient = Readonly<z.infer<typeof ingredientSchema>>;
