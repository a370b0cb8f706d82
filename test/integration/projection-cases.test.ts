import {
  customerIdOf,
  type Fields,
  ingredientSchema,
  providerPath,
  recipeSchema,
  withPortions,
} from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { sweepCustomers } from '../../functions/src/projections/sweep-customers.ts';
import { emitRecordEvents } from '../../functions/src/records/emit-record-events.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { listSchedules } from '../../scripts/suite/schedules.ts';
import { openDatabase } from '../kit/admin.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurantWorld, pendingEvents, play, type RestaurantWorld } from '../kit/restaurant-history/play.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const open = (): Promise<RestaurantWorld> => createRestaurantWorld(openDatabase(newId('trattoria')));

const deliverAll = async (world: RestaurantWorld): Promise<void> => {
  const { firestore, providerId, now } = world;
  for (let pending = await pendingEvents(world); pending.length > 0; pending = await pendingEvents(world)) {
    for (const eventId of pending) await projectStoredEvent({ firestore, clock: () => now }, providerId, eventId);
  }
};

const stored = async ({ firestore, providerId }: RestaurantWorld, path: string): Promise<Fields | undefined> =>
  (await firestore.doc(`${providerPath(providerId)}/${path}`).get()).data();

const eventsOf = async ({ firestore, providerId }: RestaurantWorld, type: string): Promise<Fields[]> => {
  const events = firestore.collection(`${providerPath(providerId)}/events`);
  return (await events.where('type', '==', type).get()).docs.map((event) => event.data());
};

/** A recipe as devices show it: with the portions that the stock covers. */
const shown = async ({ firestore, providerId }: RestaurantWorld, id: string) => {
  const list = async <T>(name: string, schema: { parse(data: unknown): T }) =>
    (await firestore.collection(`${providerPath(providerId)}/${name}`).get()).docs.map((document) => ({
      ...schema.parse(withDates(document.data())),
      id: document.id,
    }));
  const recipes = withPortions(await list('recipes', recipeSchema), await list('ingredients', ingredientSchema));
  return recipes.find((recipe) => recipe.id === id);
};

/** A promise with its resolver. */
const gate = () => Promise.withResolvers<void>();

test('takes another turn for a change that lands while the worker computes', async () => {
  const world = await open();
  await deliverAll(world);
  expect(await shown(world, 'cola')).toMatchObject({ maxPossibleQuantity: 9 });
  await play(world, { do: 'count', ingredient: 'cola', quantity: 0 });
  const [first = ''] = await pendingEvents(world);
  const [hasComputed, mayCommit] = [gate(), gate()];
  let commits = 0;
  const slow = wrapCommit(world.firestore, async (commit) => {
    commits += 1;
    // The first commit takes the lease.
    if (commits !== 2) return commit();
    hasComputed.resolve();
    await mayCommit.promise;
    return commit();
  });
  const worker = projectStoredEvent({ firestore: slow, clock: () => world.now }, world.providerId, first);
  await hasComputed.promise;
  await play(world, { do: 'count', ingredient: 'cola', quantity: 5 });
  const later = (await pendingEvents(world)).filter((id) => id !== first && id.endsWith('_0'));
  const context = { firestore: world.firestore, clock: () => world.now };
  // Two deliveries leave the work to the worker, and one of them tells it.
  const left = await Promise.all([...later, ...later].map((id) => projectStoredEvent(context, world.providerId, id)));
  expect(left).toEqual([false, false]);
  expect(await stored(world, 'projections/recipes')).toMatchObject({ state: 'working', dirty: true });
  mayCommit.resolve();
  expect(await worker).toBe(true);
  expect((await pendingEvents(world)).filter((id) => id.endsWith('_0'))).toEqual([]);
  expect(await shown(world, 'cola')).toMatchObject({ maxPossibleQuantity: 5, isAvailable: true });
  expect(await stored(world, 'projections/recipes')).not.toHaveProperty('state');
  const flips = await eventsOf(world, 'recipe.availabilityChanged');
  expect(flips.map(({ payload }) => (payload as Fields).isAvailable).sort()).toEqual([false, true]);
});

test('handles forty concurrent stock changes under few locks, and marks each event', async () => {
  const world = await open();
  await deliverAll(world);
  const before = Number((await stored(world, 'projections/recipes'))?.count);
  for (let n = 0; n < 40; n++) {
    await play(world, { do: 'receive', ingredient: n % 2 === 0 ? 'cola' : 'flour', quantity: 1 });
  }
  const pending = await pendingEvents(world);
  const context = { firestore: world.firestore, clock: () => world.now };
  const at = performance.now();
  await Promise.all(pending.map((eventId) => projectStoredEvent(context, world.providerId, eventId)));
  const turns = Number((await stored(world, 'projections/recipes'))?.count) - before;
  console.log(`${pending.length} moves in ${turns} turns, ${Math.round(performance.now() - at)} ms`);
  expect(pending).toHaveLength(40);
  expect(turns).toBeLessThan(20);
  expect(await pendingEvents(world)).toEqual([]);
  expect(await shown(world, 'cola')).toMatchObject({ maxPossibleQuantity: 9 + 3 * 20 });
  expect(await shown(world, 'round')).toMatchObject({ maxPossibleQuantity: 22 + 150 });
});

test('computes forty concurrent recipes and their costs under few locks', async () => {
  const world = await open();
  await deliverAll(world);
  const { firestore, providerId } = world;
  const before = Number((await stored(world, 'projections/recipes'))?.count);
  const ids = Array.from({ length: 40 }, (_, n) => `pack${n}`);
  await Promise.all(
    ids.map(async (id, n) => {
      const ref = firestore.doc(`${providerPath(providerId)}/recipes/${id}`);
      const none = await ref.get();
      await ref.set({ ingredients: [{ ingredientId: 'cola', quantity: n + 1 }] });
      const delivery = { before: none, after: await ref.get(), time: new Date().toISOString() };
      await emitRecordEvents(firestore, recordChange('recipes', { providerId, entityId: id }, delivery));
    }),
  );
  const pending = await pendingEvents(world);
  expect(pending).toHaveLength(40);
  const context = { firestore, clock: () => world.now };
  await Promise.all(pending.map((eventId) => projectStoredEvent(context, providerId, eventId)));
  const turns = Number((await stored(world, 'projections/recipes'))?.count) - before;
  console.log(`40 recipes in ${turns} turns`);
  expect(turns).toBeLessThan(20);
  expect(await pendingEvents(world)).toEqual([]);
  expect(await shown(world, 'pack2')).toMatchObject({ isAvailable: true, maxPossibleQuantity: 3 });
  expect(await stored(world, 'recipes/pack39')).toMatchObject({ isAvailable: false, missingIngredients: ['cola'] });
  const cost = async (id: string) => (await stored(world, `recipes/${id}/private/costing`))?.cost;
  expect([await cost('pack0'), await cost('pack39')]).not.toContain(undefined);
});

test('emits an event when a dish runs out or returns, with its cause and missing ingredients', async () => {
  const world = await open();
  await deliverAll(world);
  expect(await eventsOf(world, 'recipe.availabilityChanged')).toEqual([]);
  await play(world, { do: 'count', ingredient: 'basil', quantity: 0.5 });
  const [cause] = await pendingEvents(world);
  await deliverAll(world);
  expect(await stored(world, 'recipes/margherita')).toMatchObject({
    isAvailable: false,
    maxPossibleQuantity: 0,
    missingIngredients: ['basil'],
    ingredientIds: ['basil', 'flour', 'mozzarella', 'salt'],
  });
  const [flip] = await eventsOf(world, 'recipe.availabilityChanged');
  expect(flip).toMatchObject({
    id: expect.stringMatching(`^${cause}.margherita.\\d+$`),
    entityType: 'recipe',
    entityId: 'margherita',
    causationId: cause,
    correlationId: cause?.replace(/_\d+$/, ''),
    createdBy: 'system:projections',
    payload: { isAvailable: false, missingIngredients: ['basil'], menuItemId: 'margherita' },
    syncStatus: 'processed',
  });
  await play(world, { do: 'receive', ingredient: 'basil', quantity: 1 });
  await deliverAll(world);
  const flips = await eventsOf(world, 'recipe.availabilityChanged');
  expect(flips.map(({ payload }) => (payload as Fields).isAvailable).sort()).toEqual([false, true]);
});

test('emits one alert after a raised reorder point, and updates the stock status', async () => {
  const world = await open();
  await deliverAll(world);
  expect(await stored(world, 'ingredients/cola')).toMatchObject({ stockStatus: 'NORMAL', daysRemaining: null });
  await play(world, { do: 'reorder', ingredient: 'cola', quantity: 20 });
  await play(world, { do: 'reorder', ingredient: 'cola', quantity: 21 });
  await deliverAll(world);
  await play(world, { do: 'adjust', ingredient: 'cola', quantity: 1 });
  await deliverAll(world);
  expect(await stored(world, 'ingredients/cola')).toMatchObject({ stockStatus: 'LOW_STOCK', currentStock: 8 });
  const alerts = (await eventsOf(world, 'inventory.lowStockAlert')).filter(({ entityId }) => entityId === 'cola');
  expect(alerts).toMatchObject([
    {
      createdBy: 'system:projections',
      payload: { ingredientId: 'cola', name: 'Cola', currentStock: 9, reorderPoint: 21, stockStatus: 'LOW_STOCK' },
    },
  ]);
});

test('emits one alert when a command finds the stock short before the projection of new settings', async () => {
  const world = await open();
  await deliverAll(world);
  await play(world, { do: 'reorder', ingredient: 'cola', quantity: 20 });
  await play(world, { do: 'adjust', ingredient: 'cola', quantity: 1 });
  await deliverAll(world);
  const alerts = (await eventsOf(world, 'inventory.lowStockAlert')).filter(({ entityId }) => entityId === 'cola');
  expect(alerts).toMatchObject([{ payload: { currentStock: 8, reorderPoint: 20 } }]);
});

test("updates a dish's cost with its ingredients and price, and deletes it when it is unknown", async () => {
  const world = await open();
  await deliverAll(world);
  // 83 cents per hundred. 350 with 22 % tax are 287 without.
  expect(await stored(world, 'recipes/cola/private/costing')).toMatchObject({
    cost: euros(1),
    price: euros(287),
    profitMargin: 99.7,
  });
  expect(await stored(world, 'recipes/calzone/private/costing')).toBeUndefined();
  await play(world, { do: 'cost', ingredient: 'cola', amount: 80 });
  await play(world, { do: 'price', dish: 'cola', amount: 122 });
  await play(world, { do: 'cost', ingredient: 'ham', amount: 60 });
  await deliverAll(world);
  expect(await stored(world, 'recipes/cola/private/costing')).toMatchObject({
    cost: euros(80),
    price: euros(100),
    profitMargin: 20,
  });
  expect(await stored(world, 'recipes/calzone/private/costing')).toMatchObject({ price: euros(1000) });
  await play(world, { do: 'dough', flour: 10, unit: 'piece' });
  await deliverAll(world);
  expect(await stored(world, 'recipes/calzone/private/costing')).toBeUndefined();
});

test.each<[string, Fields | undefined]>([
  ['is missing', undefined],
  ['is still open', { status: 'confirmed' }],
  ['is malformed', { status: 'completed', lines: 'many' }],
])('marks the completion of an order that %s, and counts it nowhere', async (_, order) => {
  const world = await open();
  const { firestore, providerId, now } = world;
  const meal = { do: 'meal', guest: 1, table: 9, lines: [{ dish: 'water', quantity: 1 }] } as const;
  await play(world, meal);
  const ref = firestore.doc(`${providerPath(providerId)}/orders/order-0`);
  if (order) await ref.set(order, { merge: true });
  else await ref.delete();
  const [end] = await eventsOf(world, 'order.completed');
  const context = { firestore, clock: () => now };
  expect(await projectStoredEvent(context, providerId, String(end?.id))).toBe(true);
  expect(await stored(world, `events/${end?.id}`)).toMatchObject({ syncStatus: 'failed', failure: expect.any(String) });
  for (const kept of ['days', 'customers']) {
    expect((await firestore.collection(`${providerPath(providerId)}/${kept}`).get()).size).toBe(0);
  }
});

test('keeps the sales of a day when orders complete without lines', async () => {
  const world = await open();
  const { firestore, providerId } = world;
  const meal = { do: 'meal', guest: 1, table: 9, lines: [{ dish: 'water', quantity: 1 }] } as const;
  for (let n = 0; n < 6; n++) await play(world, meal);
  await deliverAll(world);
  // A day has four shards. Six orders make sure that shards repeat.
  for (let n = 6; n < 12; n++) {
    await play(world, meal);
    await firestore.doc(`${providerPath(providerId)}/orders/order-${n}`).update({ lines: [] });
  }
  await deliverAll(world);
  const { docs } = await firestore.collection(`${providerPath(providerId)}/days`).get();
  const sum = (field: string): number => docs.reduce((all, day) => all + (day.get(field) ?? 0), 0);
  expect([sum('ordersCompleted'), sum('items.water.quantity')]).toEqual([12, 6]);
});

test('marks an absent customer as inactive once, and as active with the next order', async () => {
  const world = await open();
  const { firestore, providerId } = world;
  const [ada, bob] = [customerIdOf({ phone: '+39061234567' }), customerIdOf({ email: 'bob@example.org' })];
  const meal = (guest: number) => play(world, { do: 'meal', guest, table: 9, lines: [{ dish: 'water', quantity: 1 }] });
  const wait = (days: number) => play(world, { do: 'wait', minutes: days * 24 * 60 });
  const sweep = () => sweepCustomers({ firestore, clock: () => world.now });
  await meal(1);
  await wait(50);
  await meal(4);
  await deliverAll(world);
  await wait(39);
  expect(await sweep()).toEqual({ done: 0, failures: [] });
  await wait(1);
  expect(await sweep()).toEqual({ done: 1, failures: [] });
  expect(await sweep()).toEqual({ done: 0, failures: [] });
  expect(await stored(world, `customers/${ada}`)).toMatchObject({
    customerType: 'inactive',
    discountPercentage: 15,
    inactiveAt: null,
    version: 2,
    name: 'Ada',
  });
  expect(await stored(world, `customers/${bob}`)).toMatchObject({ customerType: 'new' });
  await meal(3);
  await deliverAll(world);
  expect(await stored(world, `customers/${ada}`)).toMatchObject({
    customerType: 'regular',
    userId: 'ada',
    totalOrders: 2,
  });
  await firestore.doc(`${providerPath(providerId)}/customers/odd`).set({ inactiveAt: new Date(0) });
  expect(await sweep()).toMatchObject({ done: 0, failures: [expect.any(Error)] });
  const schedules = await listSchedules(emulators.functions);
  expect(schedules).toContainEqual(expect.objectContaining({ name: 'ageCustomers', schedule: 'every 24 hours' }));
});
