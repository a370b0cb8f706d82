/** Payments: pages to pay on, refunds, and payments that match nothing. An app loads it only if it imports this entry. */

export type { Refund, RefundStatus, UnmatchedPayment } from '@counterfoil/domain/core';
export {
  checkout,
  type IntentRequest,
  type PageRequest,
  type PaymentIntent,
  type PaymentPage,
} from './checkout.ts';
export { refunds, unmatchedPayments } from './money-lists.ts';
