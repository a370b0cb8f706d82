import { currencies } from '@counterfoil/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeStep, fromStripeAmount, toStripeAmount, toStripeRefund } from './stripe-amounts.ts';

describe('an amount at Stripe', () => {
  test.each([
    ['EUR', 1099, 1099],
    ['JPY', 500, 500],
    ['HUF', 125_050, 125_050],
    ['TWD', 80_045, 80_045],
    // ISO 4217 has no decimals, Stripe has two.
    ['ISK', 5, 500],
    ['UGX', 5, 500],
    // ISO 4217 has two decimals, Stripe has none.
    ['MGA', 500, 5],
    // Stripe accepts no fraction of an ariary.
    ['MGA', 549, 5],
    // Stripe's example: 5.124 must be 5120 or 5130.
    ['KWD', 5124, 5120],
    ['KWD', 5125, 5130],
  ])('of %s: %i minor units are %i', (currency, amount, stripe) => {
    expect(toStripeAmount({ amount, currency })).toBe(stripe);
  });

  test.each([
    ['EUR', 1691, 2500, 1691],
    ['KWD', 1691, 5120, 1700],
    ['KWD', 5124, 5120, 5120],
    ['KWD', 5126, 5130, 5130],
    ['KWD', 1691, undefined, 1690],
  ])('to refund %s %i of %s is %i: not less than what is due, as far as it is left', (currency, amount, left, sent) => {
    expect(toStripeRefund({ amount, currency }, left)).toBe(sent);
  });

  test.each([...currencies])('of %s comes back as it was, up to the step that Stripe can charge', (currency) => {
    const step = chargeStep(currency);
    const roundTrip = (units: number, rest: number) => {
      const money = { amount: units * step, currency };
      expect(fromStripeAmount(toStripeAmount(money), currency.toLowerCase())).toEqual(money);
      const between = { amount: units * step + (rest % step), currency };
      const charged = fromStripeAmount(toStripeAmount(between), currency.toLowerCase());
      expect(Math.abs(charged.amount - between.amount)).toBeLessThan(step);
    };
    fc.assert(fc.property(fc.nat(10 ** 9), fc.nat(), roundTrip));
  });

  test('is never a fraction, nor one of those that Stripe refuses', () => {
    for (const currency of currencies) {
      const stripe = toStripeAmount({ amount: 123_457, currency });
      expect(Number.isInteger(stripe)).toBe(true);
      if (['KWD', 'BHD', 'JOD', 'OMR', 'TND'].includes(currency)) expect(stripe % 10).toBe(0);
      if (['ISK', 'UGX'].includes(currency)) expect(stripe % 100).toBe(0);
    }
  });
});
