import type { z } from 'zod';
import type { recipeCostingSchema } from './recipe-costing-schema.ts';

export type RecipeCosting = Readonly<z.infer<typeof recipeCostingSchema>>;
