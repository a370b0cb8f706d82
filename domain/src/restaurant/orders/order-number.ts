import type { z } from 'zod';
import type { orderNumberSchema } from './order-number-schema.ts';

export type OrderNumber = Readonly<z.infer<typeof orderNumberSchema>>;
