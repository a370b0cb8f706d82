import type { Money, ReservationReference } from '@counterfoil/client';
import { formatMoney } from './format.ts';

type Priced = Pick<ReservationReference, 'deposit' | 'paymentStatus'> & { readonly price: Money };

/** The price of a booking, with the part of it that was or must be paid now: «12.00 € of 40.00 € paid». */
export const amountText = ({ price, deposit, paymentStatus }: Priced): string => {
  const whole = formatMoney(price);
  if (!deposit) return whole;
  if (paymentStatus === 'pending') return `${formatMoney(deposit)} of ${whole} to pay now`;
  return paymentStatus === 'paid' ? `${formatMoney(deposit)} of ${whole} paid` : whole;
};
