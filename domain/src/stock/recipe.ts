import { z } from 'zod';
import { idSchema } from '../kernel/id-schema.ts';
import { positiveQuantity, unitSchema } from './quantity-schema.ts';

/** So much of an ingredient, in its own unit unless said otherwise, or of another recipe, in the unit of its yield. */
const componentOf = (id: z.ZodType<string>, quantity: z.ZodType<number>) => {
  const much = { quantity, unit: unitSchema.optional() };
  return z.union([z.strictObject({ ingredientId: id, ...much }), z.strictObject({ recipeId: id, ...much })]);
};

export const componentSchema = componentOf(idSchema, positiveQuantity);

/** What owner and manager say of a recipe, from their devices. */
export const recipeSettingsSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  /** The item whose price its margin is reckoned from. */
  menuItemId: idSchema.optional(),
  /** As many as the security rules can look at in one request. */
  ingredients: z.array(componentSchema).max(18),
  /** What one making of it gives: one piece, a portion, unless set. */
  yield: z.object({ quantity: positiveQuantity, unit: unitSchema }).optional(),
});

/** As the rules let devices write it, who cannot count decimals: a third of a kilogram is no reason not to cook. */
const storedQuantity = z.number().positive();

/** `serviceProviders/{pid}/recipes/{id}`: what it takes by the device, what is possible with the stock by projection. */
export const recipeSchema = z.object({
  name: z.string().optional(),
  menuItemId: z.string().optional(),
  ingredients: z.array(componentOf(z.string(), storedQuantity)),
  yield: z.object({ quantity: storedQuantity, unit: unitSchema }).optional(),
  isAvailable: z.boolean().optional(),
  /** How often the stock allows for it; `null` where it takes nothing that is counted. */
  maxPossibleQuantity: z.int().nonnegative().nullable().optional(),
  missingIngredients: z.array(z.string()).optional(),
  /** All it takes in the end, those of its recipes included: what finds it when a stock changes. */
  ingredientIds: z.array(z.string()).optional(),
  /** Who changed it from a device last, if they say so. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Component = Readonly<z.infer<typeof componentSchema>>;
export type Recipe = Readonly<z.infer<typeof recipeSchema>>;
