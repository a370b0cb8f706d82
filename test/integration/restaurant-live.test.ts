import { type Fields, providerPath } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { auditCustomers } from '../../functions/src/audit/audit-customers.ts';
import { auditSales } from '../../functions/src/audit/audit-sales.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';

/** Waits for the first state of a document that meets the condition. */
const until = (path: string, isSo: (data: Fields) => boolean): Promise<Fields> =>
  new Promise((resolve, reject) => {
    const stop = firestore.doc(path).onSnapshot((snapshot) => {
      const data = snapshot.data();
      if (!data || !isSo(data)) return;
      stop();
      resolve(data);
    }, reject);
  });

test("updates a dish's availability after a delivery and an order, and records the customer, by triggers alone", async () => {
  const { providerId, ownerId, staffId } = await createRestaurant();
  const provider = providerPath(providerId);
  await until(`${provider}/recipes/margherita`, ({ isAvailable }) => isAvailable === false);
  const receive = { ingredientId: 'mozzarella', quantity: 150 };
  await mustRun(userActor(ownerId), makeCommand('stock.receive', providerId, receive));
  await until(`${provider}/recipes/margherita`, ({ isAvailable }) => isAvailable === true);

  const orderId = newId('order');
  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 1 }];
  const order = { orderId, lines, customer: { name: 'Ada', phone: '+39 06 1234567' } };
  await mustRun(userActor(staffId), makeCommand('order.place', providerId, order));
  await mustRun(userActor(staffId), makeCommand('order.confirm', providerId, { orderId }));
  const gone = await until(`${provider}/recipes/margherita`, ({ isAvailable }) => isAvailable === false);
  expect(gone).toMatchObject({ maxPossibleQuantity: 0, missingIngredients: ['mozzarella'] });

  const end = makeCommand('order.complete', providerId, { orderId, payment: { method: 'card' } });
  await mustRun(userActor(staffId), end);
  await until(`${provider}/events/${end.id}_0`, ({ syncStatus }) => syncStatus === 'processed');
  expect(await auditCustomers(firestore, providerId)).toEqual({ checked: 1, broken: [] });
  expect((await auditSales(firestore, providerId)).broken).toEqual([]);
});
