import { type Money, minorDigits } from '@counterfoil/client';
import { plainDigits } from '../../words/plain-digits.ts';

/** A price as people type it, with a point or a comma. `undefined` if it is none, or has too many decimals. */
export const typedPrice = (typed: string, currency: string): Money | undefined => {
  const digits = minorDigits(currency);
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(plainDigits(typed)) ?? [];
  if (whole === undefined || part.length > digits) return undefined;
  return { amount: Number(whole + part.padEnd(digits, '0')), currency };
};

/** A price for a field to type in. */
export const priceToType = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  return (amount / 10 ** digits).toFixed(amount % 10 ** digits === 0 ? 0 : digits);
};
