import { reportAccount } from './payment-account/report.ts';
import { confirmPayment } from './reservation/confirm-payment.ts';
import { expireReservation } from './reservation/expire.ts';
import { extendHold } from './reservation/extend-hold.ts';
import { settlePayment } from './reservation/settle-payment.ts';
import { confirmSubscriptionPayment } from './subscription/confirm-payment.ts';
import { expireSubscription } from './subscription/expire.ts';
import { settleSubscriptionPayment } from './subscription/settle-payment.ts';
import { confirmVoucherPayment } from './voucher/confirm-payment.ts';
import { expireVoucher } from './voucher/expire.ts';
import { settleVoucherPayment } from './voucher/settle-payment.ts';
import { serveWaitingList } from './waiting/serve.ts';

/**
 * Commands that only the payment gateway and the schedules send. Devices never predict them, so no device loads them.
 */
export const bookingSystemCommands = {
  'reservation.confirmPayment': confirmPayment,
  'reservation.settlePayment': settlePayment,
  'reservation.expire': expireReservation,
  'reservation.extendHold': extendHold,
  'waitingList.serve': serveWaitingList,
  'subscription.confirmPayment': confirmSubscriptionPayment,
  'subscription.settlePayment': settleSubscriptionPayment,
  'subscription.expire': expireSubscription,
  'voucher.confirmPayment': confirmVoucherPayment,
  'voucher.settlePayment': settleVoucherPayment,
  'voucher.expire': expireVoucher,
  'paymentAccount.report': reportAccount,
};
