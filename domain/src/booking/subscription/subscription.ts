import type { z } from 'zod';
import type { subscriptionSchema } from './subscription-schema.ts';

export const subscriptionStatuses = ['pending', 'active', 'expired', 'cancelled'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export type Subscription = Readonly<z.infer<typeof subscriptionSchema>>;
