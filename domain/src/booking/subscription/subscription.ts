import type { z } from 'zod';
import type { subscriptionSchema } from './subscription-schema.ts';

export type Subscription = Readonly<z.infer<typeof subscriptionSchema>>;
