import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cappedSum, multiplyMoney, percentOf } from './money.ts';

test('multiplies up to the largest exact integer, and not beyond', () => {
  const euros = (amount: number) => ({ amount, currency: 'EUR' });
  expect(multiplyMoney(euros(2500), 3)).toEqual(euros(7500));
  expect(multiplyMoney(euros(Number.MAX_SAFE_INTEGER), 1)).toEqual(euros(Number.MAX_SAFE_INTEGER));
  expect(multiplyMoney(euros(Number.MAX_SAFE_INTEGER), 2)).toBeUndefined();
  expect(multiplyMoney(euros(10 ** 12), 10_000)).toBeUndefined();
});

test('takes a percentage exactly', () => {
  const exact = (amount: number, percent: number) => Number((BigInt(amount) * BigInt(percent) + 50n) / 100n);
  const takes = (amount: number, percent: number) => {
    expect(percentOf(amount, percent)).toBe(exact(amount, percent));
  };
  fc.assert(fc.property(fc.maxSafeNat(), fc.nat(100), takes), { numRuns: 2000 });
});

test('sums in any order', () => {
  const sums = (parts: number[]) => {
    expect(parts.toReversed().reduce((sum, part) => cappedSum(sum, part), 0)).toBe(
      parts.reduce((sum, part) => cappedSum(sum, part), 0),
    );
  };
  fc.assert(fc.property(fc.array(fc.maxSafeNat(), { maxLength: 5 }), sums));
});
