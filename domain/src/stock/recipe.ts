import type { z } from 'zod';
import type { componentSchema, recipeSchema } from './recipe-schema.ts';

export type Component = Readonly<z.infer<typeof componentSchema>>;
export type Recipe = Readonly<z.infer<typeof recipeSchema>>;
