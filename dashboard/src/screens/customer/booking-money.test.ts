import { expect, test } from 'vitest';
import { dueThereOf, paidByGateway, paidOf } from './booking-money.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const booking = { totalPrice: euros(4000), status: 'confirmed', paymentStatus: 'none' } as const;

test.each([
  ['nothing', {}, 0, 0, 4000],
  ['the deposit', { deposit: euros(1200), paymentStatus: 'paid' as const }, 1200, 1200, 2800],
  ['a voucher for a part', { credit: { voucherId: 'v', amount: euros(1000) } }, 0, 1000, 3000],
  [
    'a voucher and the rest',
    { credit: { voucherId: 'v', amount: euros(1000) }, paymentStatus: 'paid' as const },
    3000,
    4000,
    0,
  ],
])('of a booking that %s has paid', (_, more, byGateway, paid, there) => {
  const one = { ...booking, ...more };
  expect(paidByGateway(one).amount).toBe(byGateway);
  expect(paidOf(one).amount).toBe(paid);
  expect(dueThereOf(one).amount).toBe(there);
});
