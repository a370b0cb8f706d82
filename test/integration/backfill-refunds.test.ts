import { refundIdOf, refundRef } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { backfillRefunds } from '../../functions/src/backfill/refunds.ts';
import { makeCommand } from '../kit/command.ts';
import { bookAndCheckOut, cancel, deliverAll, openPaymentWorld } from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';

test('gives a booking of an earlier version a refund that waits for the owner', async () => {
  const world = await openPaymentWorld();
  const { database, providerId, ownerId } = world;
  const booking = await bookAndCheckOut(world, 'pay');
  world.page.pay(booking.paymentId);
  await deliverAll(world);
  await cancel(world, booking);
  const refundId = refundIdOf('stripe', booking.paymentId);
  const refund = database.doc(refundRef(providerId, refundId).path);
  await refund.delete();
  expect((await auditRefunds(database, providerId)).broken).toHaveLength(1);
  expect(await backfillRefunds(database)).toEqual({ checked: 1, changed: 1 });
  expect(await backfillRefunds(database)).toEqual({ checked: 1, changed: 0 });
  expect((await refund.get()).data()).toMatchObject({ status: 'failed', nextAttemptAt: null });
  expect((await auditRefunds(database, providerId)).broken).toEqual([]);
  await mustRun(userActor(ownerId), makeCommand('refund.retry', providerId, { refundId }), world.now, database);
  expect((await refund.get()).data()).toMatchObject({ status: 'due', turn: 1 });
});
