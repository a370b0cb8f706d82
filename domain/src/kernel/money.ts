import type { z } from 'zod';
import type { moneySchema } from './money-schema.ts';

export type Money = Readonly<z.infer<typeof moneySchema>>;

/** The product; `undefined` if it no longer fits an exact integer. */
export const multiplyMoney = ({ amount, currency }: Money, factor: number): Money | undefined =>
  Number.isSafeInteger(amount * factor) ? { amount: amount * factor, currency } : undefined;

/** A sum of amounts or points. It stops at the largest exact integer, in any order of its parts. */
export const cappedSum = (a: number, b: number): number => Math.min(a + b, Number.MAX_SAFE_INTEGER);

/** A percentage of an amount, rounded half up. Exact for every amount, unlike `amount * percent / 100`. */
export const percentOf = (amount: number, percent: number): number => {
  const rest = amount % 100;
  return ((amount - rest) / 100) * percent + Math.round((rest * percent) / 100);
};

/** The same, rounded up. */
export const percentUp = (amount: number, percent: number): number => {
  const rest = amount % 100;
  return ((amount - rest) / 100) * percent + Math.ceil((rest * percent) / 100);
};

export const sameMoney = (a: Money, b: Money): boolean => a.amount === b.amount && a.currency === b.currency;
