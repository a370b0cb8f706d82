import { minuteMs } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { describe, expect, test } from 'vitest';
import { rateLimit } from '../../functions/src/config/settings.ts';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { BatchFailure, executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { takeTokens } from '../../functions/src/executor/rate-limit.ts';
import { rerun } from '../../functions/src/executor/rerun.ts';
import { sweepQueues } from '../../functions/src/executor/sweep-queues.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, putRecords, smallMenu } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

/** A database without the suite's triggers and schedules: the test delivers. */
const apart = openDatabase('poison');

/** The sweep of the queues reads every queue of its database. */
const queuesApart = openDatabase('poison-queues');

const bookingOf = (providerId: string, more: object = {}) => {
  const payload = {
    reservationId: newId('b'),
    serviceId: 'cut',
    startTime: inDays(9).toISOString(),
    partySize: 1,
    ...more,
  };
  return makeCommand('reservation.create', providerId, payload);
};

interface Queueing {
  readonly after?: string;
  readonly createdAt?: Date;
  readonly database?: Firestore;
}

const queue = async (uid: string, command: { readonly id: string }, queueing: Queueing = {}) => {
  const { after, createdAt = new Date(), database: own = apart } = queueing;
  const ref = own.doc(`endUsers/${uid}/commands/${command.id}`);
  await ref.set({ ...command, ...(after ? { after } : {}), status: 'queued', createdBy: uid, createdAt });
  const stored = async () => (await ref.get()).data();
  const deliver = async (database = own, now = new Date()) =>
    (await drainQueue({ firestore: database, clock: () => now }, await ref.get())).find(
      ({ commandId }) => commandId === ref.id,
    );
  return { ref, stored, deliver };
};

const failing = (database: Firestore) => wrapCommit(database, () => Promise.reject(new TypeError('a bug of ours')));

test('settles a queued payload that leaves no room for its outcome', async () => {
  const { providerId } = await createTenant({ database: apart });
  const command = bookingOf(providerId, { attendees: ['x'.repeat(1_040_000)] });
  const { deliver, stored } = await queue(newId('user'), command);
  expect(await deliver()).toMatchObject({ outcome: 'rejected', rejection: { code: 'invalid-argument' } });
  expect(await stored()).toMatchObject({ status: 'rejected', rejection: { details: { field: 'attendees.0' } } });
});

test('refuses a decision that the database cannot store at once, and goes on with what waits behind it', async () => {
  const menu = {
    name: 'Feast',
    price: { amount: 100, currency: 'EUR' },
    station: 'kitchen',
    taxRate: 0,
    available: true,
  };
  const { providerId, staffId } = await createRestaurant(smallMenu, apart);
  const halves = [0, 14].map((from) => Array.from({ length: 14 }, (_, n) => `${'i'.repeat(120)}${from + n}`));
  const ingredient = { unit: 'g', allowNegative: true };
  await putRecords(
    providerId,
    {
      menuItems: { feast: { ...menu, recipeId: 'feast' } },
      ingredients: Object.fromEntries(halves.flat().map((id) => [id, { name: id, ...ingredient }])),
      recipes: {
        feast: { ingredients: halves.map((_, n) => ({ recipeId: `half${n}`, quantity: 1 })) },
        ...Object.fromEntries(
          halves.map((ids, n) => [
            `half${n}`,
            { ingredients: ids.map((ingredientId) => ({ ingredientId, quantity: 1 })) },
          ]),
        ),
      },
    },
    apart,
  );
  const orderId = newId('order');
  const place = makeCommand('order.place', providerId, { orderId, lines: [] });
  await mustRun(userActor(staffId), place, new Date(), apart);
  for (const part of [0, 1, 2]) {
    const lines = Array.from({ length: 100 }, (_, n) => ({ lineId: `${part}-${n}`, menuItemId: 'feast', quantity: 1 }));
    await mustRun(userActor(staffId), makeCommand('order.addLines', providerId, { orderId, lines }), new Date(), apart);
  }

  const poison = await queue(staffId, makeCommand('order.confirm', providerId, { orderId }));
  const behind = await queue(staffId, makeCommand('order.cancel', providerId, { orderId }), { after: poison.ref.id });
  expect(await behind.deliver()).toMatchObject({ outcome: 'applied' });
  expect(await poison.stored()).toMatchObject({
    status: 'rejected',
    rejection: { code: 'internal', details: { reference: expect.stringMatching(/^[0-9A-Z]{8}$/) } },
    payload: { orderId },
  });
});

describe('a queued command that fails again and again', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs);

  test('is refused after five deliveries over ten minutes, and can run again', async () => {
    const { providerId } = await createTenant({ database: apart });
    const uid = newId('user');
    const poison = await queue(uid, bookingOf(providerId));
    const behind = await queue(uid, bookingOf(providerId), { after: poison.ref.id });
    for (const minutes of [0, 1, 2, 3, 4, 9]) {
      await expect(behind.deliver(failing(apart), inMinutes(minutes))).rejects.toThrow('a bug of ours');
      expect(await poison.stored()).toMatchObject({ status: 'queued' });
    }
    // Then it fails no more, but the one behind it does.
    await expect(poison.deliver(failing(apart), inMinutes(11))).rejects.toThrow('a bug of ours');
    expect(await poison.stored()).toMatchObject({ status: 'rejected', rejection: { code: 'internal' } });
    expect(await behind.deliver()).toMatchObject({ outcome: 'applied' });

    expect(await rerun(behind.ref)).toBe(false);
    expect(await rerun(poison.ref)).toBe(true);
    await sweepQueues({ firestore: apart, clock: () => inMinutes(12) });
    expect(await poison.stored()).toMatchObject({ status: 'applied', version: 1 });
  });

  test('is never refused because the database does not answer', async () => {
    const { providerId } = await createTenant({ database: apart });
    const { ref, deliver, stored } = await queue(newId('user'), bookingOf(providerId));
    await ref.update({ failures: 99, firstFailedAt: inMinutes(-60) });
    const silent = wrapCommit(apart, () => Promise.reject(Object.assign(new Error('no answer'), { code: 14 })));
    await expect(deliver(silent)).rejects.toThrow('no answer');
    expect(await stored()).toMatchObject({ status: 'queued' });
  });
});

test('settles the queue that a trigger gave up, and raises and clears an alert where it stands', async () => {
  const { providerId } = await createTenant({ database: queuesApart });
  const alert = async () => (await queuesApart.doc(`serviceProviders/${providerId}/alerts/queue`).get()).data();
  const longAgo = new Date(Date.now() - 5 * minuteMs);
  const { stored } = await queue(newId('user'), bookingOf(providerId), {
    createdAt: longAgo,
    database: queuesApart,
  });
  const later = (minutes: number) => () => new Date(Date.now() + minutes * minuteMs);

  await sweepQueues({ firestore: failing(queuesApart), clock: later(0) });
  expect(await alert()).toMatchObject({ type: 'queueStands', waiting: 1 });
  // It waits after its failure, so the next sweep leaves it.
  await sweepQueues({ firestore: queuesApart, clock: later(0) });
  expect(await stored()).toMatchObject({ status: 'queued' });
  await sweepQueues({ firestore: queuesApart, clock: later(2) });
  expect(await stored()).toMatchObject({ status: 'applied' });
  expect(await alert()).toBeUndefined();
});

test('raises the alert of a queue that stands behind many older commands of somebody else', async () => {
  const firestore = openDatabase(newId('flood'));
  const [flooded, quiet] = [newId('salon'), newId('salon')];
  const now = new Date();
  const batch = firestore.batch();
  const wait = (uid: string, providerId: string, minutes: number) => {
    const createdAt = new Date(now.getTime() - minutes * minuteMs);
    const command = bookingOf(providerId);
    batch.set(firestore.doc(`endUsers/${uid}/commands/${command.id}`), {
      ...command,
      status: 'queued',
      createdBy: uid,
      createdAt,
    });
  };
  const [flooder, customer] = [newId('user'), newId('user')];
  for (let n = 0; n < 300; n++) wait(flooder, flooded, 20);
  wait(customer, quiet, 5);
  await batch.commit();
  for (const uid of [flooder, customer]) takeTokens(userActor(uid), rateLimit.burst, now);
  await sweepQueues({ firestore, clock: () => now });
  const alert = async (providerId: string) =>
    (await firestore.doc(`serviceProviders/${providerId}/alerts/queue`).get()).get('waiting');
  expect(await Promise.all([flooded, quiet].map(alert))).toEqual([300, 1]);
});

test('executes the other commands of a call although one fails, and tells their outcomes', async () => {
  const { providerId } = await createTenant({ database: apart });
  let commits = 0;
  const faulty = wrapCommit(apart, (commit) => {
    commits += 1;
    return commits === 1 ? Promise.reject(new TypeError('a bug of ours')) : commit();
  });
  const context = { firestore: faulty, clock: () => new Date() };
  const call = executeBatch(
    context,
    userActor(newId('user')),
    [1, 2, 3].map(() => bookingOf(providerId)),
  );
  const failure = await call.catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BatchFailure);
  const outcomes = failure instanceof BatchFailure ? failure.outcomes.map((one) => one?.outcome) : [];
  expect(outcomes.toSorted()).toEqual(['applied', 'applied', undefined]);
});

test.each(['9999-12-31T23:30:00Z', '1999-12-31T23:59:59Z', '2100-01-01T00:00:00Z'])(
  'refuses the start time %s by its field',
  async (startTime) => {
    const { providerId } = await createTenant({ database: apart });
    expect(await run(userActor(newId('user')), bookingOf(providerId, { startTime }), new Date(), apart)).toMatchObject({
      rejection: { code: 'invalid-argument', details: { field: 'startTime' } },
    });
  },
);

test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('sells a line whose id is %s', async (lineId) => {
  const { providerId, staffId } = await createRestaurant(smallMenu, apart);
  const [staff, orderId] = [userActor(staffId), newId('order')];
  await putRecords(providerId, { menuItems: { [lineId]: { ...smallMenu.menuItems.cola, recipeId: 'none' } } }, apart);
  await apart.doc(`serviceProviders/${providerId}/menuItems/${lineId}`).update({ recipeId: 'cola' });
  const lines = [
    { lineId, menuItemId: lineId, quantity: 1 },
    { lineId: 'free', menuItemId: lineId, quantity: 1 },
  ];
  await mustRun(
    staff,
    makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 9 }),
    new Date(),
    apart,
  );
  await mustRun(staff, makeCommand('order.place', providerId, { orderId, lines }), new Date(), apart);
  await mustRun(staff, makeCommand('order.confirm', providerId, { orderId }), new Date(), apart);
  const done = makeCommand('order.complete', providerId, { orderId, payment: { method: lineId } });
  await mustRun(staff, done, new Date(), apart);
});

test('sells a line without a recipe whose id is constructor', async () => {
  const { providerId, staffId } = await createRestaurant(smallMenu, apart);
  const [staff, orderId] = [userActor(staffId), newId('order')];
  const water = { name: 'Water', price: { amount: 100, currency: 'EUR' }, station: 'bar', taxRate: 0, available: true };
  await putRecords(providerId, { menuItems: { water } }, apart);
  const lines = [{ lineId: 'constructor', menuItemId: 'water', quantity: 1 }];
  await mustRun(staff, makeCommand('order.place', providerId, { orderId, lines }), new Date(), apart);
  await mustRun(staff, makeCommand('order.confirm', providerId, { orderId }), new Date(), apart);
  const order = await apart.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
  expect(order.get('lines')).toMatchObject([{ lineId: 'constructor', status: 'queued' }]);
});
