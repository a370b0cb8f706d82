import type { z } from 'zod';
import type { subscriptionReferenceSchema } from './reference-schema.ts';

export type SubscriptionReference = Readonly<z.infer<typeof subscriptionReferenceSchema>>;
