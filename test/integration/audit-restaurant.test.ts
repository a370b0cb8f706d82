import { customerIdOf, providerPath } from '@counterfoil/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import type { AuditReport } from '../../functions/src/audit/audit.ts';
import { auditCustomers } from '../../functions/src/audit/audit-customers.ts';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditSales } from '../../functions/src/audit/audit-sales.ts';
import { auditStock } from '../../functions/src/audit/audit-stock.ts';
import { auditTables } from '../../functions/src/audit/audit-tables.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurantWorld, pendingEvents, play, type RestaurantWorld } from '../kit/restaurant-history/play.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, inDays, putService } from '../kit/tenant.ts';

const kinds = ({ broken }: AuditReport) => broken.map(({ what, where }) => [what, where]);

/** A provider with two meals, an open order on table One, a cancelled order and a haircut, all projected. */
const openProvider = async () => {
  const world: RestaurantWorld = await createRestaurantWorld(openDatabase(newId('audited')));
  const { firestore, providerId, now } = world;
  const lines = [{ dish: 'margherita', quantity: 2 } as const, { dish: 'cover', quantity: 1 } as const];
  await play(world, { do: 'meal', guest: 1, table: 9, lines });
  await play(world, { do: 'wait', minutes: 600 });
  await play(world, { do: 'meal', guest: 3, table: 9, lines });
  await play(world, { do: 'place', guest: 0, table: 0, lines });
  await play(world, { do: 'place', guest: 4, table: 1, lines });
  await play(world, { do: 'cancel', order: 3, payment: 0 });

  await putService(providerId, 'cut', automatic, firestore);
  const [customer, reservationId] = [newId('user'), newId('booking')];
  const start = inDays(1, 8, now);
  const booking = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 2 };
  await mustRun(userActor(customer), makeCommand('reservation.create', providerId, booking), now, firestore);
  const target = { userId: customer, reservationId };
  await mustRun(userActor('owner'), makeCommand('reservation.complete', providerId, target), start, firestore);

  for (const eventId of await pendingEvents(world)) {
    await projectStoredEvent({ firestore, clock: () => now }, providerId, eventId);
  }
  const at = (path: string) => firestore.doc(`${providerPath(providerId)}/${path}`);
  return { world, at, provider: [firestore, providerId] as const };
};

test('reports nothing broken for a provider with a kitchen and with bookings', async () => {
  const { provider } = await openProvider();
  expect(await auditStock(...provider)).toEqual({ checked: 7, broken: [] });
  expect(await auditTables(...provider)).toEqual({ checked: 4, broken: [] });
  expect(await auditSales(...provider)).toEqual({ checked: 2, broken: [] });
  expect(await auditCustomers(...provider)).toEqual({ checked: 1, broken: [] });
  expect(await auditDays(...provider)).toMatchObject({ broken: [] });
});

test('finds a stock that differs from its logs, a lost log, and an oversold stock', async () => {
  const { provider, at, world } = await openProvider();
  await at('ingredients/cola').update({ currentStock: 8 });
  const logs = await world.firestore.collection(`${providerPath(world.providerId)}/stockLogs`).get();
  const lost = logs.docs.find((log) => log.get('ingredientId') === 'flour' && log.get('version') === 2);
  await lost?.ref.delete();
  await at('ingredients/salt').update({ allowNegative: false });
  expect(kinds(await auditStock(...provider))).toEqual([
    ['stock.differs', at('ingredients/cola').path],
    ['stockLog.missing', lost?.ref.path],
    ['stock.differs', at('ingredients/salt').path],
  ]);
});

test('finds a table that names a wrong order, and an open order that its table does not name', async () => {
  const { provider, at } = await openProvider();
  await at('tables/t0').update({ orderId: FieldValue.delete() });
  await at('tables/t1').update({ orderId: 'order-3' });
  expect((await auditTables(...provider)).broken).toMatchObject([
    { where: at('tables/t0').path, expected: { orderId: 'order-2' }, found: { orderId: null } },
    { where: at('tables/t1').path, expected: { orderId: null }, found: { orderId: 'order-3' } },
  ]);
});

test.each([
  ['sales', { sales: FieldValue.increment(1) }],
  ['an item', { items: { margherita: { quantity: FieldValue.increment(-1) } } }],
  ['an hour', { salesByHour: { '22': FieldValue.increment(1) } }],
  ['staff', { staff: { nobody: { served: FieldValue.increment(1) } } }],
  ['opened orders', { ordersOpened: FieldValue.increment(1) }],
])('finds a day with wrong figures for %s', async (_, wrong) => {
  const { provider, at } = await openProvider();
  await at('days/2026-05-08_0').set({ day: '2026-05-08', ...wrong }, { merge: true });
  expect(kinds(await auditSales(...provider))).toEqual([['day.differs', at('days/2026-05-08_0').path]]);
});

test('finds a changed customer, a missing customer, and a customer without an order', async () => {
  const { provider, at, world } = await openProvider();
  const ada = customerIdOf({ phone: '+39061234567' });
  const customer = at(`customers/${ada}`);
  const before = (await customer.get()).data() ?? {};
  await customer.update({ loyaltyPoints: FieldValue.increment(1) });
  expect(kinds(await auditCustomers(...provider))).toEqual([['customer.differs', customer.path]]);
  // After a change of the loyalty rules, the auditor cannot check points any more. It still checks the sum spent.
  await world.firestore.doc(providerPath(world.providerId)).update({ updatedAt: new Date() });
  expect((await auditCustomers(...provider)).broken).toEqual([]);
  await customer.update({ 'totalSpent.amount': FieldValue.increment(1) });
  expect((await auditCustomers(...provider)).broken).toHaveLength(1);
  await customer.delete();
  await at('customers/stranger').set(before);
  expect(kinds(await auditCustomers(...provider)).toSorted()).toEqual([
    ['customer.missing', customer.path],
    ['customer.stray', at('customers/stranger').path],
  ]);
});
