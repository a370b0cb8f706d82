import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  dayMs,
  minuteMs,
  type Reservation,
  refundIdOf,
  refundRef,
  refundSchema,
  reservationRef,
  reservationSchema,
} from '@counterfoil/domain';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { maxRefundAttempts } from '../../domain/src/booking/payments/send-refund.ts';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { sweepRefunds } from '../../functions/src/payments/sweep-refunds.ts';
import { createDice, type Dice } from '../../scripts/demo/dice.ts';
import type { GatewayFault } from '../../scripts/payment-page/faults.ts';
import { makeCommand } from '../kit/command.ts';
import {
  bookAndCheckOut,
  cancel,
  deliver,
  deliverAll,
  openPaymentWorld,
  type PaidBooking,
  type PaymentWorld,
} from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';

const count = 48;

const reservationOf = async ({ database }: PaymentWorld, { uid, reservationId }: PaidBooking): Promise<Reservation> =>
  reservationSchema.parse(withDates((await database.doc(reservationRef(uid, reservationId).path).get()).data()));

const refundOf = async ({ database, providerId }: PaymentWorld, { paymentId }: PaidBooking) => {
  const { path } = refundRef(providerId, refundIdOf('stripe', paymentId));
  return refundSchema.parse(withDates((await database.doc(path).get()).data()));
};

/** All that the gateway has given back of a payment. */
const sentFor = ({ page }: PaymentWorld, { paymentId }: PaidBooking): number[] =>
  [...page.ledger.refunds.values()].filter((one) => one.payment_intent === paymentId).map(({ amount }) => amount);

const sweepTwice = async ({ payer }: PaymentWorld): Promise<void> => {
  const sweeps = await Promise.all([sweepRefunds(payer), sweepRefunds(payer)]);
  expect(sweeps.flatMap(({ failures }) => failures)).toEqual([]);
};

/** A payment that is refunded in full, in part, or because it came after the cancellation. */
const owing = async (world: PaymentWorld, n: number): Promise<PaidBooking> => {
  const booking = await bookAndCheckOut(world, n % 3 === 1 ? 'strict' : 'pay');
  if (n % 3 === 2) await cancel(world, booking);
  world.page.pay(booking.paymentId);
  await deliverAll(world);
  if (n % 3 !== 2) await cancel(world, booking);
  return booking;
};

/** By bad luck the schedule gives up after many attempts. It tells the owner, who asks for another one. */
const retryIfGivenUp = async (world: PaymentWorld, booking: PaidBooking): Promise<void> => {
  const { status, refundId, attempts } = await refundOf(world, booking);
  if (status !== 'failed') return;
  expect(attempts).toBe(maxRefundAttempts);
  const retry = makeCommand('refund.retry', world.providerId, { refundId });
  await mustRun(userActor(world.ownerId), retry, world.now, world.database);
};

const faults: readonly GatewayFault[] = [
  { kind: 'down' },
  { kind: 'lostAnswer' },
  { kind: 'error' },
  { kind: 'errorAfterActing' },
  { kind: 'busy', retryAfterSeconds: 600 },
];

/** Delivers some of the waiting events: late, in any order, and many of them twice. */
const deliverSome = async (world: PaymentWorld, dice: Dice): Promise<void> => {
  const waiting = world.events.splice(0);
  const limit = pLimit(8);
  const arriving: object[] = [];
  for (const event of waiting) {
    const luck = dice.int(1, 10);
    if (luck <= 6) arriving.splice(dice.int(0, arriving.length), 0, event);
    if (luck >= 5) world.events.push(event);
  }
  await Promise.all(arriving.map((event) => limit(() => deliver(world, event))));
};

test(`refunds each of ${count} payments once, to the cent, by a gateway that fails in every way`, async () => {
  const dice = createDice(chooseSeed('refunds'));
  const world = await openPaymentWorld();
  const limit = pLimit(8);
  const bookings = await Promise.all(Array.from({ length: count }, (_, n) => limit(() => owing(world, n))));

  const befallen = new Map<string, number>();
  let isDown = true;
  world.page.faults = () => {
    const fault = isDown ? faults[0] : dice.int(1, 100) <= 45 ? dice.pick(faults) : undefined;
    if (fault) befallen.set(fault.kind, (befallen.get(fault.kind) ?? 0) + 1);
    return fault;
  };
  for (let round = 0; round < 45; round++) {
    isDown = round < 4;
    await sweepTwice(world);
    await deliverSome(world, dice);
    world.now = new Date(world.now.getTime() + dice.int(1, 90) * minuteMs);
  }
  world.page.faults = () => undefined;
  for (const booking of bookings) await retryIfGivenUp(world, booking);
  // Beyond the longest pause.
  world.now = new Date(world.now.getTime() + dayMs);
  await sweepTwice(world);
  await deliverAll(world);

  expect([...befallen.keys()].sort()).toEqual(faults.map(({ kind }) => kind).sort());
  for (const booking of bookings) {
    const { refundDue, refunded, paymentStatus } = await reservationOf(world, booking);
    const amounts = sentFor(world, booking);
    expect({ paymentStatus, refunded, amounts }).toEqual({
      paymentStatus: 'refunded',
      refunded: refundDue,
      amounts: [refundDue?.amount],
    });
    expect(await refundOf(world, booking)).toMatchObject({ status: 'done', nextAttemptAt: null, amount: refundDue });
  }
  const due = bookings.map((_, n) => (n % 3 === 1 ? 825 : 2500)).reduce<number>((sum, amount) => sum + amount, 0);
  expect([...world.page.ledger.refunds.values()].reduce((sum, { amount }) => sum + amount, 0)).toBe(due);
  expect((await auditRefunds(world.database, world.providerId)).broken).toEqual([]);
}, 600_000);

test('two sweeps at once ask the gateway once for each refund', async () => {
  const world = await openPaymentWorld();
  const limit = pLimit(8);
  const bookings = await Promise.all(Array.from({ length: 16 }, (_, n) => limit(() => owing(world, n))));
  let requests = 0;
  world.page.faults = () => {
    requests += 1;
    return undefined;
  };
  await sweepTwice(world);
  expect(requests).toBe(bookings.length);
  for (const booking of bookings) expect(await refundOf(world, booking)).toMatchObject({ status: 'sent', attempts: 1 });
});

test('a sweep that is killed between sending and noting sends nothing twice', async () => {
  const world = await openPaymentWorld();
  const booking = await owing(world, 0);
  const args = [world.databaseId, world.now.toISOString(), world.page.origin];
  const doomed = spawn(process.execPath, [join(import.meta.dirname, '../kit/kill-after-refund.ts'), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  expect((await once(doomed, 'exit'))[1]).toBe('SIGKILL');
  expect(sentFor(world, booking)).toEqual([2500]);
  // Other sweeps leave it alone while the lease lasts.
  await sweepTwice(world);
  expect(await refundOf(world, booking)).toMatchObject({ status: 'due', attempts: 1 });
  // A day later the gateway has forgotten the idempotency key.
  world.now = new Date(world.now.getTime() + 48 * 60 * minuteMs);
  world.page.ledger.answers.clear();
  await sweepTwice(world);
  expect(await refundOf(world, booking)).toMatchObject({ status: 'sent', attempts: 2 });
  expect(sentFor(world, booking)).toEqual([2500]);
  await deliverAll(world);
  expect(await refundOf(world, booking)).toMatchObject({ status: 'done' });
});
