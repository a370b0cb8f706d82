import type { Money } from '../../kernel/money.ts';

/**
 * The amount that is paid through the app: the deposit, or everything. The rest of the price is paid there, and nobody
 * here knows of it. Once a payment has arrived, this is what was paid.
 */
export const dueNow = ({
  deposit,
  totalPrice,
}: {
  readonly deposit?: Money | undefined;
  readonly totalPrice: Money;
}): Money => deposit ?? totalPrice;
