import type { z } from 'zod';
import type { moneySchema } from './money-schema.ts';

export type Money = Readonly<z.infer<typeof moneySchema>>;
