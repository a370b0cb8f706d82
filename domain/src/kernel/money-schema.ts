import * as z from 'zod';

/**
 * `amount` in minor units (cents), `currency` by ISO 4217. Stored amounts of earlier versions may exceed the exact
 * integers. They stay readable, so that their bookings can end.
 */
export const moneySchema = z.object({
  amount: z.number().nonnegative().refine(Number.isInteger, 'must be an integer').meta({ type: 'integer' }),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, as in ISO 4217'),
});

/** Money in a command. Stored money may carry fields of a newer version; a command may not. */
export const moneyPayload = moneySchema.extend({ amount: z.int().nonnegative() }).strict();
