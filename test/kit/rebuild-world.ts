import { type Fields, sentenceOf } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { pizzeriaRecords } from '../../domain/test-kit/fixtures/pizzeria.ts';
import { auditCustomers } from '../../functions/src/audit/audit-customers.ts';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditSales } from '../../functions/src/audit/audit-sales.ts';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { openDatabase } from './admin.ts';
import { makeCommand } from './command.ts';
import { newId } from './new-id.ts';
import { createRestaurant } from './restaurant.ts';
import { userActor } from './run.ts';

/** A restaurant in a database of its own, whose events are projected by this process. */
export interface RebuildWorld {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly ownerId: string;
}

export const createRebuildWorld = async (firestore = openDatabase(newId('rebuild'))): Promise<RebuildWorld> => {
  const { cover } = pizzeriaRecords.menuItems;
  const menuItems = { cover, bread: { ...cover, name: 'Bread', categoryId: 'food', price: euros(350) } };
  const { providerId, ownerId } = await createRestaurant({ menuItems }, firestore);
  return { firestore, providerId, ownerId };
};

const context = ({ firestore }: RebuildWorld) => ({ firestore, clock: () => new Date() });

/** Delivers an event as its trigger does, which tries again while others write the same documents. */
export const deliver = async (world: RebuildWorld, eventId: string): Promise<void> => {
  await projectStoredEvent(context(world), world.providerId, eventId);
};

const send = async (
  world: RebuildWorld,
  [type, payload]: readonly ['order.place' | 'order.confirm' | 'order.complete' | 'order.cancel', object],
): Promise<readonly string[]> => {
  const command = makeCommand(type, world.providerId, payload as never);
  const [outcome] = await executeBatch(context(world), userActor(world.ownerId), [command]);
  if (!outcome || outcome.outcome === 'rejected') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.eventIds;
};

/** An order of one of nine guests that is placed, confirmed, and completed or cancelled: three commands. Returns their events. */
export const order = async (world: RebuildWorld, n: number): Promise<readonly string[]> => {
  const orderId = newId('order');
  const menuItemId = n % 2 ? 'cover' : 'bread';
  const customer = n % 4 ? { customer: { name: `Guest ${n % 9}`, phone: `+39 06 ${1000 + (n % 9)}` } } : {};
  const lines = [{ lineId: 'l', menuItemId, quantity: 1 + (n % 3) }];
  const placed = await send(world, ['order.place', { orderId, lines, ...customer }]);
  const confirmed = await send(world, ['order.confirm', { orderId }]);
  const ended = await send(world, n % 7 ? ['order.complete', { orderId }] : ['order.cancel', { orderId }]);
  return [...placed, ...confirmed, ...ended];
};

/** The same, with its events delivered. */
export const meal = async (world: RebuildWorld, n: number): Promise<void> => {
  for (const id of await order(world, n)) await deliver(world, id);
};

/** Several guests at a time. Returns the commands a second. */
export const meals = async (world: RebuildWorld, count: number, first = 0): Promise<number> => {
  const limit = pLimit(4);
  const begin = performance.now();
  await Promise.all(Array.from({ length: count }, (_, n) => limit(() => meal(world, first + n))));
  return (3 * count * 1000) / (performance.now() - begin);
};

const bookkeeping: readonly string[] = ['createdAt', 'updatedAt', 'version'];

/** The documents of both projections, without their times and versions. */
export const figures = async ({ firestore, providerId }: RebuildWorld): Promise<Record<string, Fields>> => {
  const provider = firestore.doc(`serviceProviders/${providerId}`);
  const lists = await Promise.all(['days', 'customers'].map((name) => provider.collection(name).get()));
  return Object.fromEntries(
    lists.flatMap(({ docs }) =>
      docs.map((stored) => {
        const fields = Object.entries(Object(withDates(stored.data()))).filter(([name]) => !bookkeeping.includes(name));
        return [`${stored.ref.parent.id}/${stored.id}`, Object.fromEntries(fields)];
      }),
    ),
  );
};

/** The stored figures that differ from a recount of orders and bookings. */
export const broken = async ({ firestore, providerId }: RebuildWorld): Promise<string[]> => {
  const audits = [auditDays, auditSales, auditCustomers].map((audit) => audit(firestore, providerId));
  return (await Promise.all(audits)).flatMap((report) => report.broken.map(sentenceOf));
};

/** Doubles a figure, removes a document, and adds one that follows from nothing. */
export const damage = async ({ firestore, providerId }: RebuildWorld): Promise<void> => {
  const provider = firestore.doc(`serviceProviders/${providerId}`);
  const [days, customers] = await Promise.all(['days', 'customers'].map((name) => provider.collection(name).get()));
  await days?.docs[0]?.ref.update({ sales: 1_000_000, 'items.ghost': { quantity: 1, amount: 5 } });
  await days?.docs[1]?.ref.delete();
  await customers?.docs[0]?.ref.update({ totalOrders: 77, loyaltyPoints: 5 });
  await customers?.docs[1]?.ref.delete();
  await provider
    .collection('days')
    .doc('2001-01-01_0')
    .set({ day: '2001-01-01', sales: 7, updatedAt: new Date(0) });
};
