import { dayMs } from '../../kernel/time/durations.ts';
import type { Subscription } from './subscription.ts';

/** How long a price holds while its payment is pending: for the first payment, and for each renewal. */
const holdMs = dayMs;

/** Slow methods such as SEPA take up to two weeks. After this time, the price may belong to another year. */
const lateMs = 30 * dayMs;

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

export const holdFrom = (now: Date): Date => after(now, holdMs);

/** The end of the pending payment's hold. Renewals that older versions stored have none: it follows their last change. */
export const holdEnd = ({ holdExpiresAt, updatedAt }: Subscription): Date => holdExpiresAt ?? holdFrom(updatedAt);

/** A payment that arrives before this time counts at its price, although the hold has ended. */
export const payableUntil = (holdEnd: Date): Date => after(holdEnd, lateMs);
