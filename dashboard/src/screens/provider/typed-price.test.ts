import { expect, test } from 'vitest';
import { priceToType, typedPrice } from './typed-price.ts';

test.each([
  ['25', 'EUR', 2500],
  [' 25.5 ', 'EUR', 2550],
  ['25,50', 'EUR', 2550],
  ['980', 'JPY', 980],
  ['5.125', 'KWD', 5125],
  ['0', 'EUR', 0],
  ['٢٥٫٥٠', 'EGP', 2550],
])('«%s» of %s are %i minor units', (typed, currency, amount) => {
  expect(typedPrice(typed, currency)).toEqual({ amount, currency });
});

test.each([
  ['', 'EUR'],
  ['free', 'EUR'],
  ['-5', 'EUR'],
  ['25.505', 'EUR'],
  ['9.5', 'JPY'],
])('«%s» of %s is no price', (typed, currency) => {
  expect(typedPrice(typed, currency)).toBeUndefined();
});

test('a price that was typed is shown as it was', () => {
  expect(priceToType({ amount: 2500, currency: 'EUR' })).toBe('25');
  expect(priceToType({ amount: 2550, currency: 'EUR' })).toBe('25.50');
});
