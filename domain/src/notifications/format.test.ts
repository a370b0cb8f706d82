import { expect, test } from 'vitest';
import { formatMoney } from './format.ts';

const reader = { locale: 'en-GB', timeZone: 'Europe/London' };
const written = (amount: number, currency: string) => formatMoney({ amount, currency }, reader).replace('\u00a0', ' ');

test.each([
  [2500, 'EUR', '€25.00'],
  [980, 'JPY', 'JP¥980'],
  [5125, 'KWD', 'KWD 5.125'],
  // Nobody writes the decimals of these, but ISO 4217 and the gateways count in them.
  [125_000, 'HUF', 'HUF 1,250'],
  [125_050, 'HUF', 'HUF 1,250.50'],
  [1_500_000, 'IDR', 'IDR 15,000'],
])('writes %i minor units of %s as %s', (amount, currency, text) => {
  expect(written(amount, currency)).toBe(text);
});
