import * as z from 'zod';

const percent = z.int().min(0).max(100);

/** The provider's share of the price if a paid reservation does not take place. Without a policy it keeps nothing. */
export const cancellationPolicySchema = z.object({
  /** A cancellation up to this many hours before the start gives a full refund. */
  freeUntilHours: z.int().min(0).max(8760),
  /** The fee for a later cancellation, in percent of the price. */
  feePercent: percent,
  /** The fee for a no-show, in percent of the price. */
  noShowFeePercent: percent,
});

export type CancellationPolicy = Readonly<z.infer<typeof cancellationPolicySchema>>;
