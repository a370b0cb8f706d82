import { retryRefund } from './retry.ts';
import { settleRefund } from './settle.ts';
import { settleUnmatchedPayment } from './settle-unmatched.ts';

/** Decisions of an owner about money to give back. Devices do not predict it, because the schedule acts at any moment. */
export const refundCommands = {
  'refund.settle': settleRefund,
  'refund.retry': retryRefund,
  'unmatchedPayment.settle': settleUnmatchedPayment,
};
