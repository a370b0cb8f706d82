import type { z } from 'zod';
import type { providerProfileSchema, providerSchema } from './provider-schema.ts';

export type ProviderProfile = z.infer<typeof providerProfileSchema>;
export type Provider = Readonly<z.infer<typeof providerSchema>>;
