import { type Command, providerPath } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { renewKey } from '../../functions/src/bundles/renew-key.ts';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { emitOrKeep } from '../../functions/src/records/emit-or-keep.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { type Request, recording } from '../bench/recorded.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { counting, type Operations } from '../kit/count-operations.ts';
import { matchingTriggers } from '../kit/matching-triggers.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';

/** A database without the suite's triggers: the test runs what they would run, and counts. */
const database = openDatabase('invocations');
const clock = () => new Date();
const context = { firestore: database, clock };

const openHouse = async () => {
  const restaurant = await createRestaurant(undefined, database);
  const { providerId, ownerId, staffId } = restaurant;
  for (const ingredientId of ['mozzarella', 'cola']) {
    const receive = makeCommand('stock.receive', providerId, { ingredientId, quantity: 1000 });
    await mustRun(userActor(ownerId), receive, clock(), database);
  }
  const events = database.collection(`${providerPath(providerId)}/events`);
  /** Delivers the events that are left, and returns the writes of the deliveries. */
  const follow = async (): Promise<Request[]> => {
    const requests: Request[] = [];
    const watched = { firestore: recording(database, requests), clock };
    for (;;) {
      const { docs } = await events.where('syncStatus', '==', 'pending').get();
      if (docs.length === 0) return requests;
      for (const { id } of docs) await projectStoredEvent(watched, providerId, id);
    }
  };
  const send = async (command: Command): Promise<Request[]> => {
    const requests: Request[] = [];
    const watched = { firestore: recording(database, requests), clock };
    const [outcome] = await executeBatch(watched, userActor(staffId), [command]);
    expect(outcome).toMatchObject({ outcome: 'applied' });
    return requests;
  };
  await follow();
  return { providerId, send, follow };
};

test('invokes at most four functions for a confirmed order of two items, and one for each ingredient', async () => {
  const { providerId, send, follow } = await openHouse();
  const orderId = newId('order');
  const lines = ['margherita', 'cola'].map((menuItemId) => ({ lineId: menuItemId, menuItemId, quantity: 1 }));
  await send(makeCommand('order.place', providerId, { orderId, tableId: 't1', lines }));
  await follow();
  const requests = await send(makeCommand('order.confirm', providerId, { orderId }));
  const invoked = [...requests, ...(await follow())].flatMap(matchingTriggers).sort();
  console.log(`a confirmed order of two items invokes ${invoked.join(', ')}`);
  const ofIngredients = invoked.filter((name) => name === 'recordChanged.ingredients');
  expect(ofIngredients).toHaveLength(2);
  expect(invoked.length - ofIngredients.length).toBeLessThanOrEqual(4);
  // Without the pattern of any trigger the test would count nothing.
  expect(invoked).toContain('eventRecorded.provider');
});

test.each(['ingredients/cola', 'tables/t1', 'recipes/cola'])(
  'ends before any read after a change of %s by a command or projection',
  async (path) => {
    const { providerId, send, follow } = await openHouse();
    const ref = database.doc(`${providerPath(providerId)}/${path}`);
    const before: DocumentSnapshot = await ref.get();
    const orderId = newId('order');
    const lines = [{ lineId: 'l', menuItemId: 'cola', quantity: 1000 }];
    await send(makeCommand('order.place', providerId, { orderId, tableId: 't1', lines }));
    await send(makeCommand('order.confirm', providerId, { orderId }));
    await follow();
    const after = await ref.get();
    expect(after.updateTime).not.toEqual(before.updateTime);
    const kind = path.startsWith('ingredients') ? 'ingredients' : path.startsWith('tables') ? 'tables' : 'recipes';
    const change = recordChange(kind, { providerId, entityId: ref.id }, { before, after, time: clock().toISOString() });
    const operations: Operations = { reads: 0, writes: 0 };
    await counting(operations, async () => {
      await emitOrKeep(context, change);
      await renewKey(context, change);
    });
    expect(operations).toEqual({ reads: 0, writes: 0 });
  },
);
