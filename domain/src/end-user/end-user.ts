import type { z } from 'zod';
import type { endUserSchema } from './end-user-schema.ts';

export type EndUser = Readonly<z.infer<typeof endUserSchema>>;
