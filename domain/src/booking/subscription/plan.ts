import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/** `serviceProviders/{pid}/plans/{id}`: what can be subscribed to; written by owner and manager under the rules. */
export const planSchema = z.object({
  name: z.string(),
  /** How long one payment lasts. */
  periodMonths: z.int().min(1).max(120),
  /** Per period; nothing for a plan that is free. */
  price: moneySchema,
});

export type Plan = Readonly<z.infer<typeof planSchema>>;
