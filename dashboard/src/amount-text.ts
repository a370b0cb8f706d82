import type { Money, ReservationReference } from '@counterfoil/client';
import { formatMoney } from './format.ts';

type Priced = Pick<ReservationReference, 'status' | 'deposit' | 'credit' | 'paymentStatus'> & { readonly price: Money };

/** The part that goes through the payment page, and the part that a voucher has paid, in minor units. */
const partsOf = ({ price, deposit, credit }: Priced) => ({
  due: Math.max(0, (deposit ?? price).amount - (credit?.amount.amount ?? 0)),
  byVoucher: credit ? credit.amount.amount - (credit.returned?.amount ?? 0) : 0,
});

/** The amount that the desk need not ask for; `undefined` if it is nothing, or if nobody can tell. */
export const paidOf = (booking: Priced): Money | undefined => {
  const { due, byVoucher } = partsOf(booking);
  const amount = byVoucher + (booking.paymentStatus === 'paid' ? due : 0);
  return amount > 0 ? { ...booking.price, amount } : undefined;
};

/** The price of a booking, with the part of it that was or must be paid now: «12.00 € of 40.00 € paid». */
export const amountText = (booking: Priced): string => {
  const { price, deposit, credit, status, paymentStatus } = booking;
  const whole = formatMoney(price);
  if (!deposit && !credit) return whole;
  const { due } = partsOf(booking);
  // A hold that has ended keeps the status of its payment.
  if (status === 'pending' && paymentStatus === 'pending')
    return `${formatMoney({ ...price, amount: due })} of ${whole} to pay now`;
  const paid = paidOf(booking);
  if (!paid) return whole;
  return paid.amount < price.amount ? `${formatMoney(paid)} of ${whole} paid` : `${whole} paid`;
};
