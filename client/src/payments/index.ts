/** Payments: pages to pay on, vouchers, refunds, payments that match nothing, and providers' own accounts. An app loads it only if it imports this entry. */

export type {
  PackageTerms,
  PaymentAccount,
  PaymentAccountState,
  Refund,
  RefundStatus,
  UnmatchedPayment,
  Voucher,
  VoucherStatus,
} from '@counterfoil/domain/core';
export { depositOf, dueNow, packagesOf } from '@counterfoil/domain/core';
export {
  checkout,
  type IntentRequest,
  type PageRequest,
  type PaymentIntent,
  type PaymentPage,
} from './checkout.ts';
export { refunds, unmatchedPayments } from './money-lists.ts';
export {
  type AccountLink,
  type ConnectOptions,
  connectPaymentAccount,
  paymentAccount,
  refreshPaymentAccount,
} from './payment-account.ts';
export { soldVouchers, vouchers, vouchersByCode } from './vouchers.ts';
