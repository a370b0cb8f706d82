import { z } from 'zod';
import { moneySchema } from '../kernel/money-schema.ts';

/** As much of `endUsers/{uid}/subscriptions/{id}` as is ever told. */
export const notableSubscriptionSchema = z.object({
  providerId: z.string(),
  providerName: z.string().optional(),
  planName: z.string(),
  status: z.string(),
  expiryDate: z.date().nullish(),
  pricePaid: moneySchema.nullish(),
});
