import type { z } from 'zod';
import type { orderReferenceSchema } from './reference-schema.ts';

export type OrderReference = Readonly<z.infer<typeof orderReferenceSchema>>;
