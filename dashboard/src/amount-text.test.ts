import { expect, test } from 'vitest';
import { amountText } from './amount-text.ts';

const money = (amount: number) => ({ amount, currency: 'EUR' });
const booking = { price: money(4000), status: 'confirmed', paymentStatus: 'none' } as const;
const credit = { voucherId: 'v', amount: money(1000) };

test.each([
  ['a plain price', booking, '€40.00'],
  [
    'a deposit that is due',
    { deposit: money(1200), status: 'pending', paymentStatus: 'pending' },
    '€12.00 of €40.00 to pay now',
  ],
  ['a deposit that was paid', { deposit: money(1200), paymentStatus: 'paid' }, '€12.00 of €40.00 paid'],
  ['a hold that ended', { deposit: money(1200), status: 'cancelled', paymentStatus: 'pending' }, '€40.00'],
  ['a part by a voucher', { credit }, '€10.00 of €40.00 paid'],
  ['the rest of a voucher', { credit, status: 'pending', paymentStatus: 'pending' }, '€30.00 of €40.00 to pay now'],
  ['a voucher and the rest', { credit, paymentStatus: 'paid' }, '€40.00 paid'],
  ['a voucher for everything', { credit: { ...credit, amount: money(4000) } }, '€40.00 paid'],
  ['a voucher that has it back', { credit: { ...credit, returned: money(1000) }, status: 'cancelled' }, '€40.00'],
] as const)('tells %s', (_, more, expected) => {
  expect(amountText({ ...booking, ...more })).toBe(expected);
});
