/** `none`: the app handles no payment. */
export const paymentStatuses = ['none', 'pending', 'paid', 'refundDue'] as const;

/** A payment that a gateway has reported, as events carry it. */
export interface Payment {
  readonly paymentId: string;
  readonly gateway: string;
}
