import type { Decision } from '../../kernel/decision.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { ReportedPayment } from './reported-payment.ts';

/** The decision about a payment that was applied before: it has no further effect. */
export const noEffect = (version: number): Decision => ({ version, eventIds: [], writes: [] });

/** Refuses a payment that was applied with another amount or to another booking. Nobody must give it back. */
export const appliedBefore = (amount: number): Refused =>
  reject('failed-precondition', 'the payment was applied, with another amount or to another booking', {
    reason: 'applied',
    applied: amount,
  });

/** True if a booking already has this payment: earlier versions kept no other proof. */
export const isPaymentOf = (
  booking: { readonly paymentId?: string | undefined; readonly gateway?: string | undefined },
  { paymentId, gateway }: Pick<ReportedPayment['payment'], 'paymentId' | 'gateway'>,
): boolean => booking.paymentId === paymentId && booking.gateway === gateway;
