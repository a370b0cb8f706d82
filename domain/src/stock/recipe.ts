import { z } from 'zod';
import { idSchema } from '../kernel/id-schema.ts';
import { nameSchema } from '../kernel/name-schema.ts';
import { positiveQuantity, unitSchema } from './quantity-schema.ts';
import { recipeProblems } from './recipe-problem.ts';

/** An amount of an ingredient, in its own unit by default, or of another recipe, in the unit of its yield. */
const componentShapes = (id: z.ZodType<string>, quantity: z.ZodType<number>) => {
  const amount = { quantity, unit: unitSchema.optional() };
  return [z.object({ ingredientId: id, ...amount }), z.object({ recipeId: id, ...amount })] as const;
};

const [ofIngredient, ofRecipe] = componentShapes(idSchema, positiveQuantity);
const componentSchema = z.union([ofIngredient.strict(), ofRecipe.strict()]);

/** The settings of a recipe that owner and manager write from their devices. */
export const recipeSettingsSchema = z.object({
  name: nameSchema.optional(),
  /** The menu item whose price determines the margin. */
  menuItemId: idSchema.optional(),
  /** The security rules can check at most this many in one request. */
  ingredients: z.array(componentSchema).max(18),
  /** The result of one preparation: one piece, which is one portion, unless set. */
  yield: z.object({ quantity: positiveQuantity, unit: unitSchema }).optional(),
});

/** The security rules cannot count decimals, so devices may store fractions such as one third of a kilogram. */
const storedQuantity = z.number().positive();

/** `serviceProviders/{pid}/recipes/{id}`. Devices write the components; a projection writes the availability. */
export const recipeSchema = z.object({
  name: z.string().optional(),
  menuItemId: z.string().optional(),
  ingredients: z.array(z.union(componentShapes(z.string(), storedQuantity))),
  yield: z.object({ quantity: storedQuantity, unit: unitSchema }).optional(),
  isAvailable: z.boolean().optional(),
  /**
   * Portions that the stock covers; `null` if no ingredient sets a limit. Stored as 0 while the recipe is unavailable,
   * else absent: devices compute it. Earlier versions stored every number, so a stored one may be outdated.
   */
  maxPossibleQuantity: z.int().nonnegative().nullable().optional(),
  missingIngredients: z.array(z.string()).optional(),
  /** All ingredients, including those of sub-recipes. The index by which a stock change finds the recipe. */
  ingredientIds: z.array(z.string()).optional(),
  /** All sub-recipes at every depth. The index by which the change of a recipe finds those that contain it. */
  recipeIds: z.array(z.string()).optional(),
  /** The reason why it cannot be made at any stock. */
  problem: z
    .object({ reason: z.enum(recipeProblems), recipeId: z.string() })
    .optional()
    .catch(undefined),
  /** The user whose device last changed it, if given. */
  updatedBy: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type Component = Readonly<z.infer<typeof componentSchema>>;
export type Recipe = Readonly<z.infer<typeof recipeSchema>>;
