import type { z } from 'zod';
import type { moneySchema } from './money-schema.ts';

export type Money = Readonly<z.infer<typeof moneySchema>>;

export const multiplyMoney = (money: Money, factor: number): Money => ({
  amount: money.amount * factor,
  currency: money.currency,
});

export const sameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;

/** Number of minor units in one unit of a currency: 100 cents, 1 yen, 1000 fils. */
export const minorUnitsIn = (currency: string): number => {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
};
