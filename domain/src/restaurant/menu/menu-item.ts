import { z } from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { moneySchema } from '../../kernel/money-schema.ts';
import { positiveQuantity } from '../../stock/quantity-schema.ts';
import { menuItemDefaults } from './menu-item-defaults.ts';

/** Where in the house something is made: `kitchen`, `bar`, `oven`. */
export const stationSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'a short word of letters, digits and hyphens');

/** What owner and manager say of an item, from their devices. */
export const menuItemSettingsSchema = z.object({
  name: z.string().trim().min(1).max(200),
  categoryId: idSchema.optional(),
  price: moneySchema,
  /** In percent; whether the price holds it already is the house's setting `taxIncluded`. */
  taxRate: z.number().min(0).max(100).default(menuItemDefaults.taxRate),
  available: z.boolean().default(menuItemDefaults.available),
  station: stationSchema.default(menuItemDefaults.station),
  recipeId: idSchema.optional(),
  /** How much of what its recipe yields, in portions: 1 unless set. A large pizza takes more than a small one. */
  portions: positiveQuantity.optional(),
  description: z.string().max(2000).optional(),
  /** The lower, the earlier in its category. */
  sortOrder: z.int().nonnegative().optional(),
});

/**
 * `serviceProviders/{pid}/menuItems/{id}`: written by owner and manager under the rules, `available` by staff too. What the rules
 * let pass is read.
 */
export const menuItemSchema = menuItemSettingsSchema.extend({
  name: z.string(),
  categoryId: z.string().optional(),
  recipeId: z.string().optional(),
  portions: z.number().positive().optional(),
});

export type MenuItem = Readonly<z.infer<typeof menuItemSchema>>;
