import { orderSchema } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore } from '../kit/admin.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { signIn } from '../kit/user.ts';

const nowhere = { ...emulators, functions: '127.0.0.1:9' };

test('queues commands whose call gets no answer, and runs them in the order sent', async () => {
  const { providerId, staffId } = await createRestaurant();
  const waiter = await signIn(staffId, {}, nowhere);
  const orderId = newId('order');
  const lines = Array.from({ length: 12 }, (_, n) => ({ lineId: `l${n}`, menuItemId: 'cola', quantity: 1 }));
  const { send } = waiter.counterfoil;
  const outcomes = await Promise.all([
    send({ type: 'order.place', providerId, payload: { orderId, tableId: 't1', lines: [] } }),
    send({ type: 'stock.receive', providerId, payload: { ingredientId: 'cola', quantity: 20 } }),
    ...lines.map((line) => send({ type: 'order.addLines', providerId, payload: { orderId, lines: [line] } })),
    send({ type: 'order.removeLine', providerId, payload: { orderId, lineId: 'l3' } }),
    send({ type: 'order.confirm', providerId, payload: { orderId } }),
  ]);
  expect(outcomes.filter(({ outcome }) => outcome !== 'applied')).toEqual([]);
  const stored = await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
  const order = orderSchema.parse(withDates(stored.data()));
  expect(order.lines.map(({ lineId }) => lineId)).toEqual(
    lines.map(({ lineId }) => lineId).filter((lineId) => lineId !== 'l3'),
  );
  expect(order).toMatchObject({ status: 'confirmed', version: 1 + 12 + 1 + 1 });
  const stock = await firestore.doc(`serviceProviders/${providerId}/ingredients/cola`).get();
  expect(stock.get('currentStock')).toBe(20 - 11);
  await waiter.close();
});

test('queues a command behind waiting commands of the same provider, not behind those of another', async () => {
  const [busy, other] = [await createRestaurant(), await createRestaurant()];
  const waiter = await signIn(busy.staffId, {}, nowhere);
  const { send } = waiter.counterfoil;
  const { providerId } = busy;
  const payload = { ingredientId: 'cola', quantity: 1 };
  const first = send({ type: 'stock.receive', providerId, payload });
  const second = send({ type: 'stock.count', providerId, payload: { ingredientId: 'cola', counted: 7 } });
  expect(await first).toMatchObject({ outcome: 'applied', version: 1 });
  expect(await second).toMatchObject({ outcome: 'applied', version: 2 });
  const elsewhere = await send({ type: 'stock.receive', providerId: other.providerId, payload });
  expect(elsewhere).toMatchObject({ outcome: 'rejected', rejection: { code: 'permission-denied' } });
  const { docs } = await firestore.collection(`endUsers/${busy.staffId}/commands`).get();
  const [receive, count] = ['stock.receive', 'stock.count'].map((type) =>
    docs.find((document) => document.get('providerId') === providerId && document.get('type') === type),
  );
  expect(receive?.get('after')).toBeUndefined();
  expect(count?.get('after')).toBe(receive?.id);
  const apart = docs.find((document) => document.get('providerId') === other.providerId);
  expect([apart?.get('status'), apart?.get('after')]).toEqual(['rejected', undefined]);
  await waiter.close();
});
