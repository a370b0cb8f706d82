import type { z } from 'zod';
import type { daySchema } from './day-schema.ts';

export type Day = Readonly<z.infer<typeof daySchema>>;
