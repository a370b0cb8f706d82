import { z } from 'zod';

/** `amount` in minor units (cents), `currency` by ISO 4217. */
export const moneySchema = z.object({
  amount: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, as in ISO 4217'),
});

/** Money in a command. Stored money may carry fields of a newer version; a command may not. */
export const moneyPayload = moneySchema.strict();
