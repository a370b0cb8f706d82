import type { Money } from '../../kernel/money.ts';

/**
 * True if an amount pays a price. A gateway may charge only multiples of `step`: the Kuwaiti dinar in tens of its minor
 * unit. Then the amount is the price, rounded up or down.
 */
export const paysFor = (amount: Money, price: Money, step = 1): boolean =>
  amount.currency === price.currency && Math.abs(amount.amount - price.amount) < step;
