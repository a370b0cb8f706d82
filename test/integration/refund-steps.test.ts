import { refundIdOf, refundRef } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { sweepRefunds } from '../../functions/src/payments/sweep-refunds.ts';
import { bookAndCheckOut, cancel, deliverAll, openPaymentWorld } from '../kit/payment-world.ts';
import { storedReservations } from '../kit/stored-bookings.ts';
import { automatic, putService } from '../kit/tenant.ts';

const dinars = (amount: number) => ({ amount, currency: 'KWD' });

/** The gateway charges and refunds dinars in tens of their minor unit only. */
test.each([
  ['a part, up to the next ten', 5124, 67, 1700],
  ['all that was charged, if that is less than the price', 5124, 0, 5120],
  ['all that was charged, if that is more than the price', 5126, 0, 5130],
])('a refund of dinars gives back %s, and ends', async (_, amount, feePercent, sent) => {
  const world = await openPaymentWorld();
  const { database, providerId, page, payer } = world;
  const cancellationPolicy = { freeUntilHours: 24 * 7, feePercent, noShowFeePercent: 100 };
  const service = { ...automatic, confirmation: 'payment', price: dinars(amount), cancellationPolicy } as const;
  await putService(providerId, 'strict', service, database);
  const booking = await bookAndCheckOut(world, 'strict');
  page.pay(booking.paymentId);
  await deliverAll(world);
  await cancel(world, booking);
  expect((await sweepRefunds(payer)).failures).toEqual([]);
  await deliverAll(world);
  expect([...page.ledger.refunds.values()]).toMatchObject([{ amount: sent }]);
  const { path } = refundRef(providerId, refundIdOf('stripe', booking.paymentId));
  expect((await database.doc(path).get()).data()).toMatchObject({ status: 'done' });
  const [reservation] = await storedReservations(booking.uid, database);
  expect(reservation).toMatchObject({ paymentStatus: 'refunded', refunded: dinars(sent) });
  expect((await auditRefunds(database, providerId)).broken).toEqual([]);
});
