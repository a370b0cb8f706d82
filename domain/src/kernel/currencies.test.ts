import { describe, expect, test } from 'vitest';
import { currencies } from './currencies.ts';
import { minorDigits } from './minor-digits.ts';

describe('the decimals of a currency', () => {
  test.each([
    ['EUR', 2],
    ['USD', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['CLF', 4],
  ])('%s has %i', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });

  test.each(['HUF', 'COP', 'IDR', 'PKR', 'ALL', 'LBP', 'MGA'])('%s has 2, although people write none', (currency) => {
    const written = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
    expect(written.maximumFractionDigits).toBe(0);
    expect(minorDigits(currency)).toBe(2);
  });

  test.each(['constructor', 'toString', '__proto__'])('a name of the prototype is no currency: %s', (name) => {
    expect(minorDigits(name)).toBe(2);
    expect(currencies.has(name)).toBe(false);
  });
});

test('the table has the 165 codes with a minor unit, each once', () => {
  expect(currencies.size).toBe(165);
  expect([...currencies].filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  for (const withdrawn of ['HRK', 'DEM', 'ZWL', 'SLL', 'BGN', 'ANG']) expect(currencies.has(withdrawn)).toBe(false);
  for (const unitless of ['XAU', 'XDR', 'XXX', 'XTS']) expect(currencies.has(unitless)).toBe(false);
});
