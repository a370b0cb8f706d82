import type { z } from 'zod';
import type { categorySchema } from './category-schema.ts';

export type Category = Readonly<z.infer<typeof categorySchema>>;
