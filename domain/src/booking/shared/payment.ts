/**
 * `none`: the app handles no payment. `refunded`: the customer has back what was due, or everything. `disputed`: their
 * bank holds the money until it has decided.
 */
export const paymentStatuses = ['none', 'pending', 'paid', 'refundDue', 'refunded', 'disputed'] as const;

export type PaymentStatus = (typeof paymentStatuses)[number];

/** A payment that a gateway has reported, as events carry it. */
export interface Payment {
  readonly paymentId: string;
  readonly gateway: string;
}

/** The amounts that were and must be given back, in minor units. */
interface Settled {
  readonly due: number;
  readonly returned: number;
  readonly isFull?: boolean;
  readonly isDisputed: boolean;
}

/** The status of a payment that arrived. */
export const settledStatus = ({ due, returned, isFull = false, isDisputed }: Settled): PaymentStatus => {
  if (isDisputed) return 'disputed';
  if (due > returned && !isFull) return 'refundDue';
  return isFull || due > 0 ? 'refunded' : 'paid';
};

/** True if the provider has the money, or claims it in a dispute. */
export const isPaid = (status: PaymentStatus): boolean => status === 'paid' || status === 'disputed';
