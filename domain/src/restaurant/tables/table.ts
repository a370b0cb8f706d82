import type { z } from 'zod';
import type { tableSchema } from './table-schema.ts';

export type Table = Readonly<z.infer<typeof tableSchema>>;
