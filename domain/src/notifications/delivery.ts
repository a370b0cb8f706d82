import * as z from 'zod';
import { hourMs, minuteMs, secondMs } from '../kernel/time/durations.ts';

/** The state of one channel of a notification. A pending delivery is due unless it waits for a retry or has a lease. */
export const deliverySchema = z.object({
  state: z.enum(['pending', 'delivered', 'skipped', 'failed']),
  /** Counted at the start, so attempts of a crashed process count. */
  attempts: z.int().nonnegative(),
  /** Reason for skipping, or error of the last attempt. */
  reason: z.string().optional(),
  nextAttemptAt: z.date().optional(),
  /** End of the lease of the process that is sending. */
  leaseUntil: z.date().optional(),
  deliveredAt: z.date().optional(),
  providerMessageId: z.string().optional(),
});

export type Delivery = Readonly<z.infer<typeof deliverySchema>>;

/** A channel's result of one attempt. */
export type Sending =
  | { readonly result: 'sent'; readonly providerMessageId?: string | undefined }
  | { readonly result: 'skipped'; readonly reason: string }
  | {
      readonly result: 'failed';
      /** For the reader of the message. */
      readonly reason: string;
      /** The error of the service, for the operator. */
      readonly detail?: string | undefined;
      /** The delay that the service demands before the next attempt. */
      readonly retryAfterMs?: number | undefined;
      /** A retry would fail again. */
      readonly permanent?: boolean | undefined;
    };

export const maxAttempts = 6;

/** Longer than any attempt takes, so a lease does not expire during an attempt. */
export const leaseMs = 2 * minuteMs;

const firstDelayMs = 30 * secondMs;
const maxDelayMs = 2 * hourMs;
const maxReasonLength = 500;

export const pending: Delivery = { state: 'pending', attempts: 0 };

export const skipped = ({ attempts }: Delivery, reason: string): Delivery => ({ state: 'skipped', attempts, reason });

/** Delays of 30 s, 2 min, 8 min, 32 min and 2 h. Five delays add up to more than two and a half hours. */
export const pauseAfter = (attempts: number): number => Math.min(maxDelayMs, firstDelayMs * 4 ** (attempts - 1));

export const isDue = ({ state, leaseUntil, nextAttemptAt }: Delivery, now: Date): boolean =>
  state === 'pending' && !(leaseUntil && leaseUntil > now) && !(nextAttemptAt && nextAttemptAt > now);

/** Starts an attempt of a due delivery, or fails a delivery that has used all its attempts. */
export const claim = ({ attempts, reason }: Delivery, now: Date): Delivery =>
  attempts < maxAttempts
    ? { state: 'pending', attempts: attempts + 1, reason, leaseUntil: new Date(now.getTime() + leaseMs) }
    : { state: 'failed', attempts, reason: reason ?? 'no attempt came to an end' };

/** The delivery after an attempt. */
export const settle = (delivery: Delivery, sending: Sending, now: Date): Delivery => {
  const { attempts } = delivery;
  switch (sending.result) {
    case 'sent':
      return { state: 'delivered', attempts, deliveredAt: now, providerMessageId: sending.providerMessageId };
    case 'skipped':
      return skipped(delivery, sending.reason);
    case 'failed': {
      const reason = sending.reason.slice(0, maxReasonLength);
      if (sending.permanent || attempts >= maxAttempts) return { state: 'failed', attempts, reason };
      const pause = Math.max(pauseAfter(attempts), sending.retryAfterMs ?? 0);
      return { state: 'pending', attempts, reason, nextAttemptAt: new Date(now.getTime() + pause) };
    }
    default:
      return sending satisfies never;
  }
};
