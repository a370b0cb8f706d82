import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { moneySchema } from '../../kernel/money-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';
import { positiveQuantity } from '../../stock/quantity-schema.ts';
import { menuItemDefaults } from './menu-item-defaults.ts';

/** The place where staff prepare an item: `kitchen`, `bar`, `oven`. */
export const stationSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'must be a short word of letters, digits and hyphens');

/** The settings of an item that owner and manager write from their devices. */
export const menuItemSettingsSchema = z.object({
  name: nameSchema,
  categoryId: idSchema.optional(),
  price: moneySchema,
  /** In percent. The provider's setting `taxIncluded` says whether the price includes it. */
  taxRate: z.number().min(0).max(100).default(menuItemDefaults.taxRate),
  available: z.boolean().default(menuItemDefaults.available),
  station: stationSchema.default(menuItemDefaults.station),
  recipeId: idSchema.optional(),
  /** Portions of its recipe per item: 1 unless set. A large pizza takes more than a small one. */
  portions: positiveQuantity.optional(),
  description: z.string().max(2000).optional(),
  /** Order within the category, ascending. */
  sortOrder: z.int().nonnegative().optional(),
});

/**
 * `serviceProviders/{pid}/menuItems/{id}`. Owner and manager write it under the security rules; staff may write
 * `available`. This schema accepts everything that the rules accept.
 */
export const menuItemSchema = menuItemSettingsSchema.extend({
  name: z.string(),
  categoryId: z.string().optional(),
  recipeId: z.string().optional(),
  portions: z.number().positive().optional(),
});

export type MenuItem = Readonly<z.infer<typeof menuItemSchema>>;
