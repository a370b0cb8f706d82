import type { CommandPayloads, CommandType } from '@counterfoil/domain';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { openDatabase, firestore as shared } from '../kit/admin.ts';
import { createBookingWorld, play as playBooking } from '../kit/booking-history/play.ts';
import { bookingHistories } from '../kit/booking-history/step.ts';
import { openClub, subscribe } from '../kit/club.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, smallMenu } from '../kit/restaurant.ts';
import { createRestaurantWorld, pendingEvents, play } from '../kit/restaurant-history/play.ts';
import { restaurantHistories } from '../kit/restaurant-history/step.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { createTenant } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { all, expectEqualDays, type House } from '../kit/warehouse/expect-equal-days.ts';
import { creationOf, openWarehouse, type Warehouse } from '../kit/warehouse/warehouse.ts';

const opened: Warehouse[] = [];
afterEach(() => {
  for (const warehouse of opened.splice(0)) warehouse.close();
});

const shuffled = <T>(all: readonly T[], seed: number): T[] =>
  fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 })[0] ?? [];

/**
 * A warehouse with all events of a house. Each is delivered twice, and its later state twice, too, in
 * any order. The schedule runs in the middle, and twice at the end.
 */
const exported = async ({ firestore, providerId }: House, seed: number) => {
  const { docs } = await firestore.collection(`serviceProviders/${providerId}/events`).get();
  const updates = docs.map((document) => ({
    ...creationOf(document),
    operation: 'UPDATE' as const,
    at: new Date(document.createTime.toMillis() + 1000),
  }));
  const creations = docs.map(creationOf);
  const deliveries = shuffled([...creations, ...creations, ...updates, ...updates], seed);
  const warehouse = await openWarehouse();
  opened.push(warehouse);
  await warehouse.load(deliveries.slice(0, docs.length));
  await warehouse.merge();
  await warehouse.load(deliveries.slice(docs.length));
  await warehouse.merge();
  await warehouse.merge();
  expect(await warehouse.query('SELECT COUNT(*) AS n FROM counterfoil.events')).toEqual([{ n: String(docs.length) }]);
  return { warehouse, events: docs.length };
};

test('reports of bookings equal the days of random histories, however often events are delivered', async () => {
  const seed = chooseSeed('warehouse-bookings');
  let [events, periods] = [0, 0];
  for (const steps of bookingHistories(seed, 12)) {
    const world = await createBookingWorld();
    for (const step of steps) await playBooking(world, step);
    const { docs } = await world.firestore.collection(`serviceProviders/${world.providerId}/events`).get();
    for (const { id } of docs)
      await projectStoredEvent({ firestore: world.firestore, clock: () => world.now }, world.providerId, id);
    const { warehouse, events: some } = await exported(world, seed);
    periods += await expectEqualDays(world, warehouse);
    events += some;
  }
  console.log(`${events} events, ${periods} periods compared`);
  expect(periods).toBeGreaterThan(20);
});

test('reports of sales and dishes equal the days of random histories of a restaurant', async () => {
  const seed = chooseSeed('warehouse-restaurant');
  let [events, periods] = [0, 0];
  for (const steps of restaurantHistories(seed, 8)) {
    const world = await createRestaurantWorld(openDatabase(newId('warehouse')));
    for (const step of steps) await play(world, step);
    for (let pending = await pendingEvents(world); pending.length > 0; pending = await pendingEvents(world))
      for (const id of pending)
        await projectStoredEvent({ firestore: world.firestore, clock: () => world.now }, world.providerId, id);
    const { warehouse, events: some } = await exported(world, seed);
    periods += await expectEqualDays(world, warehouse);
    events += some;
  }
  console.log(`${events} events, ${periods} periods compared`);
  expect(periods).toBeGreaterThan(10);
});

test('revenue of subscriptions equals the days', async () => {
  const { providerId } = await openClub();
  for (let n = 0; n < 3; n += 1) await subscribe(providerId, newId('user'), 'free');
  const house = { firestore: shared, providerId };
  const events = shared.collection(`serviceProviders/${providerId}/events`);
  await until(
    async () => (await events.get()).docs.map((event) => event.get('syncStatus')),
    (states) => states.length >= 4 && states.every((state) => state === 'processed'),
  );
  const { warehouse } = await exported(house, 1);
  await expectEqualDays(house, warehouse);
  const changes = await warehouse.query(
    'SELECT SUM(started) AS started, SUM(ended) AS ended FROM counterfoil.subscription_changes',
  );
  expect(changes).toEqual([{ started: '3', ended: '0' }]);
});

const project = async ({ firestore, providerId }: House): Promise<void> => {
  const { docs } = await firestore.collection(`serviceProviders/${providerId}/events`).get();
  for (const { id } of docs.toSorted((a, b) => a.createTime.toMillis() - b.createTime.toMillis()))
    await projectStoredEvent({ firestore, clock: () => new Date() }, providerId, id);
};

// Random histories hold neither.
test('an end that staff take back after midnight leaves the day before, as in the days', async () => {
  const firestore = openDatabase(newId('warehouse'));
  const { providerId, ownerId } = await createTenant({ database: firestore });
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const send = <Type extends CommandType>(by: string, type: Type, payload: CommandPayloads[Type], at: string) =>
    mustRun(userActor(by), makeCommand(type, providerId, payload), new Date(at), firestore);
  const target = { userId, reservationId };
  const booking = { reservationId, serviceId: 'cut', startTime: '2026-05-04T10:00:00Z', partySize: 2 };
  await send(userId, 'reservation.create', booking, '2026-05-03T10:00:00Z');
  // Midnight in Berlin is 22:00 UTC.
  await send(ownerId, 'reservation.complete', target, '2026-05-04T21:58:00Z');
  await send(ownerId, 'reservation.reopen', target, '2026-05-04T22:01:00Z');
  await send(ownerId, 'reservation.markNoShow', target, '2026-05-05T21:59:00Z');
  await send(ownerId, 'reservation.reopen', target, '2026-05-05T22:02:00Z');
  await send(ownerId, 'reservation.complete', target, '2026-05-05T23:00:00Z');
  await project({ firestore, providerId });
  const { warehouse } = await exported({ firestore, providerId }, 1);
  await expectEqualDays({ firestore, providerId }, warehouse);
  const parameters = { ...all, provider_id: providerId, time_zone: 'Europe/Berlin', unit: 'day' };
  expect(await warehouse.report('bookings', parameters)).toMatchObject([
    { period: '2026-05-03', created: '1', confirmed: '1' },
    { period: '2026-05-06', completed: '1', no_show: '0' },
  ]);
});

test('a line that was removed is not sold, as in the days', async () => {
  const firestore = openDatabase(newId('warehouse'));
  const { providerId, ownerId, staffId } = await createRestaurant(smallMenu, firestore);
  const orderId = newId('order');
  const send = <Type extends CommandType>(by: string, type: Type, payload: CommandPayloads[Type]) =>
    mustRun(userActor(by), makeCommand(type, providerId, payload), new Date('2026-05-04T18:00:00Z'), firestore);
  const line = (lineId: string, menuItemId: string, quantity: number) => ({ lineId, menuItemId, quantity });
  await send(ownerId, 'stock.receive', { ingredientId: 'mozzarella', quantity: 1000 });
  await send(ownerId, 'stock.receive', { ingredientId: 'cola', quantity: 100 });
  await send(staffId, 'order.place', { orderId, lines: [line('a', 'margherita', 2), line('b', 'cola', 3)] });
  await send(staffId, 'order.removeLine', { orderId, lineId: 'b' });
  await send(staffId, 'order.addLines', { orderId, lines: [line('c', 'cola', 1)] });
  await send(staffId, 'order.confirm', { orderId });
  await send(staffId, 'order.complete', { orderId });
  await project({ firestore, providerId });
  const { warehouse } = await exported({ firestore, providerId }, 1);
  await expectEqualDays({ firestore, providerId }, warehouse);
  const parameters = { ...all, provider_id: providerId, time_zone: 'Europe/Rome', unit: 'month' };
  const dishes = await warehouse.report('dishes', parameters);
  expect(dishes.map((dish) => [dish.menu_item_id, dish.quantity])).toEqual([
    ['margherita', '2'],
    ['cola', '1'],
  ]);
});

const stamp = (iso: string) => ({ _seconds: Date.parse(iso) / 1000, _nanoseconds: 0 });

/** A completed visit of a customer. */
const visit = (id: string, userId: string, day: string) => ({
  path: `serviceProviders/salon/events/${id}`,
  operation: 'CREATE' as const,
  at: new Date(`${day}T10:00:00Z`),
  data: {
    type: 'reservation.completed',
    entityType: 'reservation',
    entityId: id,
    version: 2,
    occurredAt: stamp(`${day}T10:00:00Z`),
    before: { status: 'confirmed', userId },
    reference: { status: 'completed', userId, price: { amount: 1000, currency: 'EUR' } },
  },
});

const retention = (warehouse: Warehouse) =>
  warehouse.report('retention', { provider_id: 'salon', time_zone: 'UTC', from: '2026-01-01', to: '2026-12-31' });

test('counts the customers of each month who come back, by ids that lead to nobody', async () => {
  const warehouse = await openWarehouse();
  opened.push(warehouse);
  await warehouse.load([
    visit('a1', 'ada', '2026-01-05'),
    visit('a2', 'ada', '2026-01-20'),
    visit('a3', 'ada', '2026-03-01'),
    visit('b1', 'bo', '2026-01-09'),
    visit('c1', 'cy', '2026-02-09'),
  ]);
  await warehouse.merge();
  expect(await retention(warehouse)).toEqual([
    { cohort: '2026-01-01', month: '2026-01-01', customers: '2', share: 1 },
    { cohort: '2026-01-01', month: '2026-03-01', customers: '1', share: 0.5 },
    { cohort: '2026-02-01', month: '2026-02-01', customers: '1', share: 1 },
  ]);
  const stored = JSON.stringify(await warehouse.query('SELECT * FROM counterfoil.events'));
  expect(stored).not.toMatch(/ada|bo"|cy"/);
});

test('an erasure reaches the warehouse, a deletion too, and a late delivery takes neither back', async () => {
  const warehouse = await openWarehouse();
  opened.push(warehouse);
  const [kept, gone] = [visit('a1', 'ada', '2026-01-05'), visit('b1', 'bo', '2026-01-06')];
  await warehouse.load([kept, gone]);
  await warehouse.merge();
  const customers = () => warehouse.query('SELECT customer FROM counterfoil.events ORDER BY occurred_at');
  const [before] = await customers();
  const later = new Date('2026-02-01T00:00:00Z');
  const { data } = visit('a1', 'erased-xyz', '2026-01-05');
  await warehouse.load([{ ...kept, operation: 'UPDATE', at: later, data }]);
  await warehouse.load([{ path: gone.path, operation: 'DELETE', at: later }]);
  await warehouse.load([kept, gone]);
  await warehouse.merge();
  const [after, ...others] = await customers();
  expect(others).toEqual([]);
  expect(after?.customer).toEqual(expect.any(String));
  expect(after).not.toEqual(before);
  // The window of a later run no longer has the deletion.
  await warehouse.load([kept, gone]);
  await warehouse.merge(new Date('2026-03-01T00:00:00Z'));
  expect(await customers()).toEqual([after]);
});

test('an import of earlier events never replaces a later state', async () => {
  const warehouse = await openWarehouse();
  opened.push(warehouse);
  const one = visit('a1', 'ada', '2026-01-05');
  const imported = { ...one, operation: 'IMPORT' as const, at: new Date(0) };
  await warehouse.load([imported, visit('b1', 'bo', '2026-01-06')]);
  await warehouse.merge(new Date('2026-01-01T00:00:00Z'));
  await warehouse.load([{ ...one, operation: 'UPDATE', data: { ...one.data, version: 3 } }, imported]);
  await warehouse.merge(new Date('2026-01-01T00:00:00Z'));
  expect(await warehouse.query('SELECT version FROM counterfoil.events ORDER BY occurred_at')).toEqual([
    { version: '3' },
    { version: '2' },
  ]);
});

test('without a key, the function of the export answers with a refusal and with no row', async () => {
  const response = await fetch(`http://${emulators.functions}/${projectId}/us-central1/exportRows`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: [{ insertId: 'a', json: {} }] }),
  });
  expect(response.status).toBe(412);
  expect(await response.json()).toEqual({ error: { field: 'WAREHOUSE_KEY', message: expect.any(String) } });
});
