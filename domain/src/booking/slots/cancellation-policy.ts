import { z } from 'zod';

const percent = z.int().min(0).max(100);

/** What a house keeps of the price when a paid booking does not take place. Without one, nothing. */
export const cancellationPolicySchema = z.strictObject({
  /** Until so many hours before the start, the person who booked gets everything back. */
  freeUntilHours: z.int().min(0).max(8760),
  /** Kept of a later cancellation, in percent of the price. */
  feePercent: percent,
  /** Kept when nobody comes, in percent of the price. */
  noShowFeePercent: percent,
});

export type CancellationPolicy = Readonly<z.infer<typeof cancellationPolicySchema>>;
