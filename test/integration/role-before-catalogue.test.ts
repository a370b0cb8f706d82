import { beforeAll, expect, test } from 'vitest';
import { orderNumberShards } from '../../domain/src/restaurant/orders/number-shards.ts';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { type Trace, tracedFirestore } from '../../scripts/replay/traced-firestore.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, type Restaurant } from '../kit/restaurant.ts';
import { userActor } from '../kit/run.ts';

let restaurant: Restaurant;
beforeAll(async () => {
  restaurant = await createRestaurant();
});

const orders = (count: number, linesEach: number) =>
  Array.from({ length: count }, () => {
    const lines = Array.from({ length: linesEach }, (_, n) => ({
      lineId: `l${n}`,
      menuItemId: `item${n}`,
      quantity: 1,
    }));
    return makeCommand('order.place', restaurant.providerId, { orderId: newId('order'), lines });
  });

const callAs = async (uid: string, commands: readonly object[]) => {
  const trace: Trace = { reads: [], writes: [] };
  const context = { firestore: tracedFirestore(firestore, trace), clock: () => new Date() };
  const outcomes = await executeBatch(context, userActor(uid), commands);
  const codes = new Set(
    outcomes.map((outcome) => (outcome.outcome === 'rejected' ? outcome.rejection.code : outcome.outcome)),
  );
  return {
    codes: [...codes],
    documents: trace.reads.reduce((sum, n) => sum + n, 0),
    largest: Math.max(...trace.reads),
  };
};

test("refuses a stranger's call of 100 orders of 100 lines at the price of its receipts", async () => {
  const { codes, documents, largest } = await callAs(newId('stranger'), orders(100, 100));
  expect(codes).toEqual(['permission-denied']);
  expect(documents).toBeLessThanOrEqual(100 + 20);
  expect(largest).toBeLessThanOrEqual(20);
});

test('refuses a stranger who confirms an order before it reads recipes and stock', async () => {
  const { staffId, providerId } = restaurant;
  const orderId = newId('order');
  const lines = [{ lineId: 'l', menuItemId: 'cola', quantity: 1 }];
  await callAs(staffId, [makeCommand('order.place', providerId, { orderId, lines })]);
  const { codes, documents } = await callAs(newId('stranger'), [makeCommand('order.confirm', providerId, { orderId })]);
  expect({ codes, documents }).toEqual({ codes: ['permission-denied'], documents: 3 });
});

test('reads the membership of a member once for a call', async () => {
  const { staffId, providerId } = restaurant;
  // A shard that has issued a number: the first order of each also looks for one of an earlier version.
  const issued = { issued: 1, createdAt: new Date(), updatedAt: new Date() };
  for (let shard = 0; shard < orderNumberShards; shard++) {
    await firestore.doc(`serviceProviders/${providerId}/orderNumbers/${shard}`).set(issued);
  }
  const { documents } = await callAs(staffId, orders(10, 1));
  // Each order: receipt, order, provider, menu item and number. One membership for all. Each refusal looks for its id at
  // three addresses of earlier versions.
  expect(documents).toBeLessThanOrEqual(10 * 8 + 1);
});

test('forgets a member who was removed', async () => {
  const { staffId, providerId } = restaurant;
  expect((await callAs(staffId, orders(2, 30))).codes).toEqual(['not-found']);
  await firestore.doc(`serviceProviders/${providerId}/members/${staffId}`).update({ active: false });
  expect((await callAs(staffId, orders(2, 30))).codes).toEqual(['permission-denied']);
  expect((await callAs(staffId, orders(50, 30))).documents).toBeLessThanOrEqual(50 + 20);
});
