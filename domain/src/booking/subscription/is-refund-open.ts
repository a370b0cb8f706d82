import type { Subscription } from './subscription.ts';

/** True while more must be given back than was given. */
export const isRefundOpen = ({ refundDue, refunded }: Subscription): boolean =>
  refundDue !== undefined && refundDue.amount > (refunded?.amount ?? 0);
