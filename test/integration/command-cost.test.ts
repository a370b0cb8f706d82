import { type Command, ingredientRef } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { playMoment } from '../../scripts/replay/play-moment.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, putRecords } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';

test('costs the documented reads and writes per booking command', async () => {
  const ask = { ...automatic, confirmation: 'manual' as const };
  const { providerId, ownerId } = await createTenant({ services: { ask } });
  const [customer, owner] = [userActor(newId('user')), userActor(ownerId)];
  const reservationId = newId('booking');
  const later = inDays(3, 3).toISOString();
  const target = { userId: customer.kind === 'user' ? customer.uid : '', reservationId };
  const booking = { reservationId, serviceId: 'ask', startTime: inDays(3, 1).toISOString(), partySize: 1 };
  const deeds = [
    { actor: customer, command: makeCommand('reservation.create', providerId, booking) },
    { actor: owner, command: makeCommand('reservation.confirm', providerId, target) },
    {
      actor: customer,
      command: makeCommand('reservation.reschedule', providerId, { reservationId, startTime: later }),
    },
    { actor: customer, command: makeCommand('reservation.cancel', providerId, target) },
  ];
  const costs: Record<string, object> = {};
  for (const deed of deeds) {
    const [played] = await playMoment(firestore, { at: new Date(), entries: [{ line: 0, ...deed }] });
    costs[deed.command.type] = { ...played?.trace, outcome: played?.outcome.outcome };
  }
  expect(costs).toEqual({
    'reservation.create': { reads: [8], writes: [9], outcome: 'applied' },
    'reservation.confirm': { reads: [4], writes: [9], outcome: 'applied' },
    'reservation.reschedule': { reads: [3, 4], writes: [7], outcome: 'applied' },
    'reservation.cancel': { reads: [4, 1], writes: [12], outcome: 'applied' },
  });
});

test('costs the documented reads and writes for an order of a pizza and a cola with two ingredients', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  for (const ingredientId of ['mozzarella', 'cola']) {
    const receive = makeCommand('stock.receive', providerId, { ingredientId, quantity: 1000 });
    await mustRun(userActor(ownerId), receive);
  }
  // The first order of each shard looks for numbers of earlier versions.
  const shards = Array.from({ length: 8 }, (_, shard) => [String(shard), { issued: 0 }]);
  await putRecords(providerId, { orderNumbers: Object.fromEntries(shards) });
  const orderId = newId('order');
  const lines = ['margherita', 'cola'].map((menuItemId) => ({ lineId: menuItemId, menuItemId, quantity: 1 }));
  const commands = [
    makeCommand('order.place', providerId, { orderId, tableId: 't1', lines }),
    makeCommand('order.confirm', providerId, { orderId }),
    makeCommand('order.setLineStatus', providerId, { orderId, lineId: 'cola', status: 'preparing' }),
    makeCommand('order.complete', providerId, { orderId }),
  ];
  const costs: Record<string, object> = {};
  for (const command of commands) {
    const [played] = await playMoment(firestore, {
      at: new Date(),
      entries: [{ line: 0, actor: userActor(staffId), command }],
    });
    costs[command.type] = { ...played?.trace, outcome: played?.outcome.outcome };
  }
  expect(costs).toEqual({
    'order.place': { reads: [8], writes: [6], outcome: 'applied' },
    'order.confirm': { reads: [3, 3, 2], writes: [10], outcome: 'applied' },
    'order.setLineStatus': { reads: [3], writes: [3], outcome: 'applied' },
    'order.complete': { reads: [3, 1], writes: [5], outcome: 'applied' },
  });
});

test('reads recipes and stock in one round once it knows the recipes, and still decides by what is stored', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  for (const ingredientId of ['mozzarella', 'cola']) {
    const receive = makeCommand('stock.receive', providerId, { ingredientId, quantity: 1000 });
    await mustRun(userActor(ownerId), receive);
  }
  const lines = ['margherita', 'cola'].map((menuItemId) => ({ lineId: menuItemId, menuItemId, quantity: 1 }));
  const play = async (command: Command) => {
    const [played] = await playMoment(firestore, {
      at: new Date(),
      entries: [{ line: 0, actor: userActor(staffId), command }],
    });
    return { reads: played?.trace.reads, outcome: played?.outcome.outcome };
  };
  const confirm = async () => {
    const orderId = newId('order');
    await play(makeCommand('order.place', providerId, { orderId, lines }));
    return await play(makeCommand('order.confirm', providerId, { orderId }));
  };
  expect(await confirm()).toEqual({ reads: [3, 2, 2], outcome: 'applied' });
  expect(await confirm()).toEqual({ reads: [3, 4], outcome: 'applied' });
  // The pizza is made of cola now: the cheese is read in vain.
  const recipe = firestore.doc(`serviceProviders/${providerId}/recipes/margherita`);
  await recipe.update({ ingredients: [{ ingredientId: 'cola', quantity: 100 }] });
  expect(await confirm()).toEqual({ reads: [3, 4], outcome: 'applied' });
  const stock = await Promise.all(
    ['mozzarella', 'cola'].map(async (id) => (await firestore.doc(ingredientRef(providerId, id).path).get()).data()),
  );
  expect(stock.map((ingredient) => ingredient?.currentStock)).toEqual([800, 897]);
});
