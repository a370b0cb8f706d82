import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/**
 * `serviceProviders/{pid}/plans/{id}`: a subscription plan. Owner and manager write it directly, under the security
 * rules.
 */
export const planSchema = z.object({
  name: z.string(),
  /** Length of the period that one payment covers. */
  periodMonths: z.int().min(1).max(120),
  /** Price per period; zero for a free plan. */
  price: moneySchema,
});

export type Plan = Readonly<z.infer<typeof planSchema>>;
