import { z } from 'zod';

/** How one channel fares with one notification. What is pending is due, unless it waits or somebody is at it. */
export const deliverySchema = z.object({
  state: z.enum(['pending', 'delivered', 'skipped', 'failed']),
  /** Counted when they begin: one whose process died is among them. */
  attempts: z.int().nonnegative(),
  /** Why it was skipped, or what the last attempt failed of. */
  reason: z.string().optional(),
  nextAttemptAt: z.date().optional(),
  /** Somebody is sending it, and has until then to say what became of it. */
  leaseUntil: z.date().optional(),
  deliveredAt: z.date().optional(),
  providerMessageId: z.string().optional(),
});
