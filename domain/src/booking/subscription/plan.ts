import type { z } from 'zod';
import type { planSchema } from './plan-schema.ts';

export type Plan = Readonly<z.infer<typeof planSchema>>;
