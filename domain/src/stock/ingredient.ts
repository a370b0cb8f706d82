import type { z } from 'zod';
import type { ingredientSchema } from './ingredient-schema.ts';

export type Ingredient = Readonly<z.infer<typeof ingredientSchema>>;
