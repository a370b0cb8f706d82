import type { Money } from '../../kernel/money.ts';

/**
 * The amount that is paid through the gateway: the deposit, or everything, less what a voucher pays. The rest of the
 * price is paid there, and nobody here knows of it. Once a payment has arrived, this is what was paid.
 */
export const dueNow = ({
  deposit,
  totalPrice,
  credit,
}: {
  readonly deposit?: Money | undefined;
  readonly totalPrice: Money;
  readonly credit?: { readonly amount: Money } | undefined;
}): Money => {
  const due = deposit ?? totalPrice;
  return credit ? { ...due, amount: Math.max(0, due.amount - credit.amount.amount) } : due;
};
