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

export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

/** What a channel says of one attempt. */
export type Sending =
  | { readonly result: 'sent'; readonly providerMessageId?: string | undefined }
  | { readonly result: 'skipped'; readonly reason: string }
  | {
      readonly result: 'failed';
      readonly reason: string;
      /** The service asked for so long a pause. */
      readonly retryAfterMs?: number | undefined;
      /** It will not do better another time. */
      readonly permanent?: boolean | undefined;
    };

export const maxAttempts = 6;

/** Longer than an attempt may take: a lease does not lapse while its holder is at work. */
export const leaseMs = 120_000;

const first = 30_000;
const longest = 2 * 3_600_000;
const longestReason = 500;

export const pending: Delivery = { state: 'pending', attempts: 0 };

export const skipped = ({ attempts }: Delivery, reason: string): Delivery => ({ state: 'skipped', attempts, reason });

/** 30 s, 2 min, 8 min, 32 min, 2 h: after five pauses it has been tried for over two and a half hours. */
export const pauseAfter = (attempts: number): number => Math.min(longest, first * 4 ** (attempts - 1));

export const isDue = ({ state, leaseUntil, nextAttemptAt }: Delivery, now: Date): boolean =>
  state === 'pending' && !(leaseUntil && leaseUntil > now) && !(nextAttemptAt && nextAttemptAt > now);

/** Takes a delivery that is due, for one attempt; one whose attempts are used up has failed. */
export const claim = ({ attempts, reason }: Delivery, now: Date): Delivery =>
  attempts < maxAttempts
    ? { state: 'pending', attempts: attempts + 1, reason, leaseUntil: new Date(now.getTime() + leaseMs) }
    : { state: 'failed', attempts, reason: reason ?? 'no attempt came to an end' };

/** What an attempt leaves behind. */
export const settle = (delivery: Delivery, sending: Sending, now: Date): Delivery => {
  const { attempts } = delivery;
  switch (sending.result) {
    case 'sent':
      return { state: 'delivered', attempts, deliveredAt: now, providerMessageId: sending.providerMessageId };
    case 'skipped':
      return skipped(delivery, sending.reason);
    case 'failed': {
      const reason = sending.reason.slice(0, longestReason);
      if (sending.permanent || attempts >= maxAttempts) return { state: 'failed', attempts, reason };
      const pause = Math.max(pauseAfter(attempts), sending.retryAfterMs ?? 0);
      return { state: 'pending', attempts, reason, nextAttemptAt: new Date(now.getTime() + pause) };
    }
    default:
      return sending satisfies never;
  }
};
