import type { Subscription } from './subscription.ts';

/** The renewal that waits for its payment, as it is kept once it ends without one. */
export const lapsedRenewal = (
  { renewalDue, renewalMonths }: Subscription,
  payableUntil: Date,
): NonNullable<Subscription['lapsedRenewal']> | undefined =>
  renewalDue && renewalMonths ? { price: renewalDue, periodMonths: renewalMonths, payableUntil } : undefined;
