import type { Money } from '../../kernel/money.ts';
import type { Reservation } from './reservation.ts';

/** The part of the price that a customer pays through the gateway: what a voucher does not pay. */
export const dueNow = ({ totalPrice, credit }: Pick<Reservation, 'totalPrice' | 'credit'>): Money => ({
  ...totalPrice,
  amount: Math.max(0, totalPrice.amount - (credit?.amount.amount ?? 0)),
});
