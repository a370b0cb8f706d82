import type { Money } from '../../kernel/money.ts';
import type { disputeStatuses, StoredPayment } from './payment.ts';

/** A refund, a refund that failed, or a dispute, as a gateway reports it. */
export type PaymentReport = { readonly reportedAt: Date } & (
  | { readonly refund: { readonly amount: Money; readonly isFull: boolean } }
  | { readonly failedRefund: { readonly id: string; readonly amount: Money } }
  | {
      readonly dispute: {
        readonly id: string;
        readonly amount: Money;
        readonly status: (typeof disputeStatuses)[number];
      };
    }
);

type Facts = Pick<StoredPayment, 'refund' | 'failedRefunds' | 'disputes'>;

/**
 * True if a report tells nothing new. Gateways report in disorder, and count the time in seconds: of two reports in one
 * second, the one that says more counts.
 */
const isOld = (known: { readonly reportedAt: Date } | undefined, reportedAt: Date, saysMore: boolean): boolean =>
  known !== undefined &&
  (known.reportedAt > reportedAt || (known.reportedAt.getTime() === reportedAt.getTime() && !saysMore));

/** A payment with one more report; the same payment if the report tells nothing new. */
export const withReport = <Payment extends Facts>(payment: Payment, report: PaymentReport): Payment => {
  const { reportedAt } = report;
  if ('refund' in report) {
    const known = payment.refund;
    const saysMore = report.refund.amount.amount > (known?.amount.amount ?? 0);
    return isOld(known, reportedAt, saysMore) ? payment : { ...payment, refund: { ...report.refund, reportedAt } };
  }
  if ('failedRefund' in report) {
    const { id, amount } = report.failedRefund;
    const all = new Map(Object.entries(payment.failedRefunds ?? {}));
    if (all.has(id)) return payment;
    return { ...payment, failedRefunds: Object.fromEntries(all.set(id, { amount, reportedAt })) };
  }
  const { id, amount, status } = report.dispute;
  const all = new Map(Object.entries(payment.disputes ?? {}));
  const known = all.get(id);
  if (isOld(known, reportedAt, status !== 'open' && known?.status === 'open')) return payment;
  return { ...payment, disputes: Object.fromEntries(all.set(id, { amount, status, reportedAt })) };
};
