/** `none`: nothing is paid through the app. */
export const paymentStatuses = ['none', 'pending', 'paid', 'refundDue'] as const;

/** A payment that a gateway has reported, as an event names it. */
export interface Payment {
  readonly paymentId: string;
  readonly gateway: string;
}
