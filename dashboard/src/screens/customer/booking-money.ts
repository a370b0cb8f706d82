import type { Money, Reservation } from '@counterfoil/client';
import { dueNow } from '@counterfoil/client/payments';

type Paid = Pick<Reservation, 'totalPrice' | 'deposit' | 'credit' | 'paymentStatus' | 'status'>;

/** True while the booking waits for a payment through the app. */
export const isToPay = ({ status, paymentStatus }: Paid): boolean =>
  status === 'pending' && paymentStatus === 'pending';

/** The part that has come through the gateway. */
export const paidByGateway = (booking: Paid): Money => {
  const { totalPrice, paymentStatus } = booking;
  return paymentStatus === 'none' || paymentStatus === 'pending' ? { ...totalPrice, amount: 0 } : dueNow(booking);
};

/** The amount paid so far, through the gateway or with a voucher. */
export const paidOf = (booking: Paid): Money => {
  const { totalPrice, credit } = booking;
  const byVoucher = credit ? credit.amount.amount - (credit.returned?.amount ?? 0) : 0;
  return { ...totalPrice, amount: byVoucher + paidByGateway(booking).amount };
};

/** The rest, which is paid at the place. */
export const dueThereOf = (booking: Paid): Money => {
  const { totalPrice } = booking;
  const now = isToPay(booking) ? dueNow(booking).amount : 0;
  return { ...totalPrice, amount: Math.max(0, totalPrice.amount - paidOf(booking).amount - now) };
};
