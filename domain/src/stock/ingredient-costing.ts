import type { z } from 'zod';
import type { ingredientCostingSchema } from './ingredient-costing-schema.ts';

export type IngredientCosting = Readonly<z.infer<typeof ingredientCostingSchema>>;
