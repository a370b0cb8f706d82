import type { StoredPayment } from './payment.ts';

/** The effect of refunds and disputes on a payment. */
export interface Settlement {
  /** Minor units that the customer has back. */
  readonly returned: number;
  /** Nothing of the payment is left. */
  readonly isFull: boolean;
  /** The bank holds the money until a dispute is decided. */
  readonly isDisputed: boolean;
}

const sum = (parts: readonly { readonly amount: { readonly amount: number } }[]): number =>
  parts.reduce((total, { amount }) => total + amount.amount, 0);

export const settlementOf = ({
  applied,
  refund,
  failedRefunds = {},
  disputes = {},
  settledByHand,
}: StoredPayment): Settlement => {
  // A later report of refunds already leaves out those that failed before.
  const failed = Object.values(failedRefunds).filter(({ reportedAt }) => refund && reportedAt >= refund.reportedAt);
  const refunded = Math.max(0, sum(refund ? [refund] : []) - sum(failed));
  const reported = refunded + sum(Object.values(disputes).filter(({ status }) => status === 'lost'));
  // The gateway may report the very refund that somebody settled by hand, so the two do not add up.
  const returned = Math.max(reported, settledByHand?.amount.amount ?? 0);
  return {
    returned,
    isFull:
      (refund?.isFull === true && failed.length === 0) || (applied !== undefined && returned >= applied.amount.amount),
    isDisputed: Object.values(disputes).some(({ status }) => status === 'open'),
  };
};
