import { creditOf } from './credit.ts';
import { dueNow } from './due-now.ts';
import type { ReservationReference } from './reference.ts';

/**
 * The revenue of a reservation: its price after completion, or the part of payment and credit that a cancellation keeps.
 * It counts what the provider has earned. A refund that was not due, or a lost dispute, changes no day of the past.
 */
export const revenueOf = (reference: ReservationReference): number => {
  const { status, paymentStatus, price, deposit, credit, refundDue } = reference;
  if (status === 'completed') return price.amount;
  if (status !== 'cancelled') return 0;
  const isPaid = paymentStatus !== 'none' && paymentStatus !== 'pending';
  const paid = isPaid ? dueNow({ deposit, totalPrice: price, credit }).amount - (refundDue?.amount ?? 0) : 0;
  return paid + creditOf(reference);
};
