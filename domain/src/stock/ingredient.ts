import { z } from 'zod';
import { anyQuantity, nonnegativeQuantity, unitSchema } from './quantity-schema.ts';
import { stockStatuses } from './status.ts';

/** What owner and manager say of an ingredient, from their devices. */
export const ingredientSettingsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  unit: unitSchema,
  /** At or below it is time to order. */
  reorderPoint: nonnegativeQuantity.default(0),
  /** What there is room for. */
  maxStock: nonnegativeQuantity.optional(),
  /** Of the unit, a day. */
  usageRate: nonnegativeQuantity.optional(),
  /** Whether more may be used than there is by the books. */
  allowNegative: z.boolean().default(false),
});

/** `serviceProviders/{pid}/ingredients/{id}`: settings by the device, stock by commands only. */
export const ingredientSchema = ingredientSettingsSchema.extend({
  // As it is stored: what the rules let pass is read.
  name: z.string(),
  /** In its own unit. */
  currentStock: anyQuantity.default(0),
  stockStatus: z.enum(stockStatuses).default('OUT_OF_STOCK'),
  /** Of `maxStock`; `null` without one. */
  stockPercentage: z.number().nullable().default(null),
  /** At `usageRate`; `null` without one. */
  daysRemaining: z.number().nullable().default(null),
  /** Of the stock: 0 before its first change. */
  version: z.int().nonnegative().default(0),
  lastCommandId: z.string().optional(),
  /** Who changed it from a device last, if they say so. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Ingredient = Readonly<z.infer<typeof ingredientSchema>>;
