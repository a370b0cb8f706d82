import type { Money, Reservation } from '@counterfoil/client';

type Paid = Pick<Reservation, 'totalPrice' | 'deposit' | 'credit' | 'paymentStatus' | 'status'>;

/** The part that goes through the payment page. */
export const dueNowOf = ({ totalPrice, deposit, credit }: Paid): Money => {
  const due = deposit ?? totalPrice;
  return { ...due, amount: Math.max(0, due.amount - (credit?.amount.amount ?? 0)) };
};

/** True while the booking waits for a payment through the app. */
export const isToPay = ({ status, paymentStatus }: Paid): boolean =>
  status === 'pending' && paymentStatus === 'pending';

/** The part that has come through the gateway. */
export const paidByGateway = (booking: Paid): Money => {
  const { totalPrice, paymentStatus } = booking;
  return paymentStatus === 'none' || paymentStatus === 'pending' ? { ...totalPrice, amount: 0 } : dueNowOf(booking);
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
  const now = isToPay(booking) ? dueNowOf(booking).amount : 0;
  return { ...totalPrice, amount: Math.max(0, totalPrice.amount - paidOf(booking).amount - now) };
};
