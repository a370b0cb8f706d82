import { describe, expect, test } from 'vitest';
import { feeOn, readPlatformFee } from './platform-fee.ts';
import { toStripeAmount } from './stripe-amounts.ts';

describe('the fee on', () => {
  test.each([
    ['EUR', 2500, 250, '', 63, 63],
    ['EUR', 2500, 250, 'EUR=0.30', 93, 93],
    ['EUR', 2500, 0, 'EUR=0.3', 30, 30],
    // Never more than the payment.
    ['EUR', 20, 0, 'EUR=0.30', 20, 20],
    // No decimals: ten yen are ten yen.
    ['JPY', 5000, 250, 'JPY=10, EUR=0.30', 135, 135],
    // Stripe writes two decimals, and both must be 0.
    ['ISK', 1000, 250, '', 25, 2500],
    // Stripe has no decimals, and ISO 4217 has two.
    ['MGA', 100_000, 250, '', 2500, 25],
    // The last of three decimals must be 0.
    ['KWD', 5120, 250, '', 120, 120],
  ])('%s %i with %i basis points and %j is %i, and %i at Stripe', (currency, amount, share, fixed, fee, atStripe) => {
    const money = feeOn({ amount, currency }, readPlatformFee(share, fixed));
    expect(money).toEqual({ amount: fee, currency });
    expect(money && toStripeAmount(money)).toBe(atStripe);
  });

  test.each([
    [2500, 0, ''],
    [2500, 0, 'USD=1'],
    [1, 1, ''],
    [0, 10_000, ''],
  ])('%i cents with %i basis points and %j is none', (amount, share, fixed) => {
    expect(feeOn({ amount, currency: 'EUR' }, readPlatformFee(share, fixed))).toBeUndefined();
  });
});

describe('refuses the setting', () => {
  test.each([
    [-1, '', 'PLATFORM_FEE_BASIS_POINTS'],
    [2.5, '', 'PLATFORM_FEE_BASIS_POINTS'],
    [10_001, '', 'PLATFORM_FEE_BASIS_POINTS'],
    [0, 'EUR', 'PLATFORM_FEE_FIXED'],
    [0, 'XXY=1', 'PLATFORM_FEE_FIXED'],
    [0, 'EUR=-1', 'PLATFORM_FEE_FIXED'],
    [0, 'JPY=0.5', 'PLATFORM_FEE_FIXED'],
  ])('%d and %j', (share, fixed, named) => {
    expect(() => readPlatformFee(share, fixed)).toThrow(named);
  });
});
