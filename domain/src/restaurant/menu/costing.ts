import type { z } from 'zod';
import type { menuCostingSchema } from './costing-schema.ts';

export type MenuCosting = Readonly<z.infer<typeof menuCostingSchema>>;
