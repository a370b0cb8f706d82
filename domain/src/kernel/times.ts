import type { Money } from './money.ts';

export const times = (money: Money, factor: number): Money => ({
  amount: money.amount * factor,
  currency: money.currency,
});
