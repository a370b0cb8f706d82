import { orderSchema } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { createDice } from '../../scripts/demo/dice.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { chooseSeed } from '../kit/seed.ts';

test("runs a device's queued commands once and in order, whatever the order of deliveries", async () => {
  const dice = createDice(chooseSeed('queue-order'));
  const firestore = openDatabase(newId('queue'));
  const { providerId, staffId } = await createRestaurant(undefined, firestore);
  const orderId = newId('order');
  const lines = Array.from({ length: 20 }, (_, n) => ({ lineId: `l${n}`, menuItemId: 'cola', quantity: 1 }));
  const commands = [
    makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 10 }),
    makeCommand('order.place', providerId, { orderId, lines: [] }),
    ...lines.map((line) => makeCommand('order.addLines', providerId, { orderId, lines: [line] })),
    ...lines.slice(10).map(({ lineId }) => makeCommand('order.removeLine', providerId, { orderId, lineId })),
    makeCommand('order.confirm', providerId, { orderId }),
  ];
  const queue = firestore.collection(`serviceProviders/${providerId}/commands`);
  for (const [n, command] of commands.entries()) {
    const after = commands[n - 1]?.id;
    const left = { ...command, status: 'queued', createdBy: staffId, createdAt: new Date() };
    await queue.doc(command.id).create(after ? { ...left, after } : left);
  }
  const left = await queue.get();
  const deliveries = [...left.docs, ...left.docs, ...left.docs].sort(() => dice.int(-1, 1));
  const context = { firestore, clock: () => new Date() };
  await Promise.all(deliveries.map((document) => drainQueue(context, document)));

  const settled = await queue.get();
  expect(new Set(settled.docs.map((document) => document.get('status')))).toEqual(new Set(['applied']));
  const order = await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
  const { status, lines: there, version } = orderSchema.parse(withDates(order.data()));
  expect(there.map(({ lineId }) => lineId)).toEqual(lines.slice(0, 10).map(({ lineId }) => lineId));
  expect({ status, version }).toEqual({ status: 'confirmed', version: 1 + 20 + 10 + 1 });
});

test('runs commands that name each other as predecessor', async () => {
  const firestore = openDatabase(newId('queue'));
  const { providerId, staffId } = await createRestaurant(undefined, firestore);
  const queue = firestore.collection(`serviceProviders/${providerId}/commands`);
  const [a, b] = [0, 1].map(() => makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 1 }));
  if (!a || !b) throw new Error('two are needed');
  const left = { status: 'queued', createdBy: staffId, createdAt: new Date() };
  await queue.doc(a.id).create({ ...a, ...left, after: b.id });
  await queue.doc(b.id).create({ ...b, ...left, after: a.id });
  const context = { firestore, clock: () => new Date() };
  const { docs } = await queue.get();
  await Promise.all(docs.map((document) => drainQueue(context, document)));
  const stock = await firestore.doc(`serviceProviders/${providerId}/ingredients/cola`).get();
  expect(stock.get('currentStock')).toBe(2);
});
