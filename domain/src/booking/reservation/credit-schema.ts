import * as z from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';

/** A voucher that pays for a booking, or for a part of it. */
export const creditSchema = z.object({
  voucherId: z.string(),
  /** Visits of a package; absent for the money of a gift card. */
  visits: z.int().positive().optional(),
  /** The part of the price that it pays. */
  amount: moneySchema,
  /** The part that went back to the voucher. */
  returned: moneySchema.optional(),
});

export type Credit = Readonly<z.infer<typeof creditSchema>>;
