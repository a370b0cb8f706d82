import type { z } from 'zod';
import type { menuCostingSchema } from './menu-costing-schema.ts';

export type MenuCosting = Readonly<z.infer<typeof menuCostingSchema>>;
