import type { z } from 'zod';
import type { serviceSchema } from './service-schema.ts';

export const confirmationModes = ['payment', 'automatic', 'manual'] as const;

export type Service = Readonly<z.infer<typeof serviceSchema>>;
