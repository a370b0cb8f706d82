import { type CommandPayloads, type CommandType, type Fields, minuteMs, providerPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { euros } from '../../../domain/test-kit/fixtures/euros.ts';
import { pizzeriaProfile } from '../../../domain/test-kit/fixtures/pizzeria.ts';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';
import { putCode } from '../customer-code.ts';
import { putRecords } from '../restaurant.ts';
import { userActor } from '../run.ts';
import { putMember } from '../tenant.ts';
import { guests, records, scale } from './records.ts';
import { type Step, stocked } from './step.ts';

/** A provider in a separate database. The same steps give the same documents, ids and times included. */
export interface RestaurantWorld {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly orders: string[];
  /** Number of commands and records so far. */
  count: number;
  now: Date;
}

const providerId = 'trattoria';
const start = new Date('2026-05-08T20:00:00Z');

/** Writes a record as a device does, and the event that follows from it. */
const putRecord = async (
  world: RestaurantWorld,
  [collection, id]: readonly [string, string],
  data: Fields | undefined,
  event: { readonly type: string; readonly entityType: string; readonly change?: string },
): Promise<void> => {
  const { firestore, now } = world;
  const provider = firestore.doc(providerPath(providerId));
  const ref = firestore.doc(`${provider.path}/${collection}/${id}${event.change ? `/private/${event.change}` : ''}`);
  const before = (await ref.get()).data();
  if (data) await ref.set({ createdAt: now, ...data, updatedAt: now }, { merge: true });
  else await ref.delete();
  world.count += 1;
  const eventId = `record-${world.count}`;
  await provider
    .collection('events')
    .doc(eventId)
    .create({
      ...{ id: eventId, type: event.type, entityType: event.entityType, entityId: id, version: now.getTime() },
      correlationId: eventId,
      payload: event.change ? { change: event.change } : { before, after: data && { ...before, ...data } },
      ...{ occurredAt: now, createdAt: now, createdBy: 'owner', syncStatus: 'pending', processedAt: null },
    });
};

const ingredientChanged = { entityType: 'ingredient', type: 'inventory.itemUpdated' };
const recipeChanged = { entityType: 'recipe', type: 'recipe.updated' };

const send = async <Type extends CommandType>(world: RestaurantWorld, type: Type, payload: CommandPayloads[Type]) => {
  const { firestore, now } = world;
  world.count += 1;
  const command = { id: `command-${world.count}`, type, providerId, payload, issuedAt: now.toISOString() };
  const actor = userActor(world.count % 3 === 0 ? 'owner' : 'staff');
  await executeBatch({ firestore, clock: () => now }, actor, [command]);
};

export const createRestaurantWorld = async (firestore: Firestore): Promise<RestaurantWorld> => {
  const stamps = { version: 1, lastCommandId: 'seed', createdAt: new Date(0), updatedAt: new Date(0) };
  const settings = {
    loyalty: { pointsPerUnit: 2, regularAfterOrders: 2, vipAfterOrders: 4, discounts: { inactive: 15 } },
  };
  const provider = { ...pizzeriaProfile, ownerId: 'owner', settings, ...stamps };
  await firestore.doc(providerPath(providerId)).set(provider);
  await Promise.all([
    putRecords(providerId, records, firestore),
    putMember(providerId, 'owner', 'owner', { database: firestore }),
    putMember(providerId, 'staff', 'staff', { database: firestore }),
  ]);
  const world: RestaurantWorld = { firestore, providerId, orders: [], count: 0, now: start };
  for (const id of ['flour', 'salt', 'mozzarella', 'cola']) {
    const costing = { cost: euros(80 + id.length), quantity: id === 'flour' ? 1 : 100 };
    await putRecord(world, ['ingredients', id], costing, { ...ingredientChanged, change: 'costing' });
  }
  for (const ingredientId of stocked) {
    await send(world, 'stock.receive', { ingredientId, quantity: 9 * scale[ingredientId] });
  }
  await putRecord(world, ['recipes', 'water'], {}, { ...recipeChanged, type: 'recipe.created' });
  return world;
};

const place = async (world: RestaurantWorld, { guest, table, lines }: Extract<Step, { do: 'place' | 'meal' }>) => {
  const orderId = `order-${world.orders.length}`;
  world.orders.push(orderId);
  const { shows, ...customer } = guests[guest] ?? {};
  const code = shows ? await putCode(world.firestore, shows, world.now) : undefined;
  await send(world, 'order.place', {
    orderId,
    ...(table < 3 ? { tableId: `t${table}` } : {}),
    lines: lines.map(({ dish, quantity }, n) => ({ lineId: `l${n}`, menuItemId: dish, quantity })),
    customer: guests[guest] && { ...customer, ...(code ? { code } : {}) },
  });
  return orderId;
};

const complete = (world: RestaurantWorld, orderId: string, payment: number) => {
  const method = ['cash', 'card'][payment];
  return send(world, 'order.complete', { orderId, ...(method ? { payment: { method } } : {}) });
};

/** Executes the steps that are commands. */
const serve = async (world: RestaurantWorld, step: Step): Promise<void> => {
  switch (step.do) {
    case 'place':
      await place(world, step);
      return;
    case 'meal': {
      const orderId = await place(world, step);
      await send(world, 'order.confirm', { orderId });
      return complete(world, orderId, step.guest % 3);
    }
    case 'confirm':
    case 'cancel':
    case 'complete': {
      const orderId = world.orders[step.order % world.orders.length];
      if (!orderId) return;
      return step.do === 'complete'
        ? complete(world, orderId, step.payment)
        : send(world, `order.${step.do}`, { orderId });
    }
    case 'receive':
    case 'adjust':
    case 'count': {
      const { ingredient: ingredientId, quantity } = step;
      const amount = quantity * scale[ingredientId];
      if (step.do === 'receive') return send(world, 'stock.receive', { ingredientId, quantity: 3 * amount });
      if (step.do === 'adjust') return send(world, 'stock.adjust', { ingredientId, delta: -amount });
      return send(world, 'stock.count', { ingredientId, counted: amount });
    }
    default:
      return change(world, step);
  }
};

/** Executes the steps that are writes of the owner's device. */
const change = async (world: RestaurantWorld, step: Step): Promise<void> => {
  switch (step.do) {
    case 'reorder': {
      const reorderPoint = step.quantity * scale[step.ingredient];
      return putRecord(world, ['ingredients', step.ingredient], { reorderPoint }, ingredientChanged);
    }
    case 'truffle': {
      const truffle = { name: 'Truffle', unit: 'g', allowNegative: step.owed };
      const type = step.there ? ingredientChanged.type : 'inventory.itemRemoved';
      const event = { ...ingredientChanged, type };
      return putRecord(world, ['ingredients', 'truffle'], step.there ? truffle : undefined, event);
    }
    case 'dough': {
      const flour = { ingredientId: 'flour', quantity: step.flour, unit: step.unit };
      return putRecord(world, ['recipes', 'dough'], { ingredients: [flour] }, recipeChanged);
    }
    case 'cycle': {
      const inner = step.closed ? { recipeId: 'circle', quantity: 1 } : { ingredientId: 'flour', quantity: 0.1 };
      return putRecord(world, ['recipes', 'round'], { ingredients: [inner] }, recipeChanged);
    }
    case 'price': {
      const event = { entityType: 'menuItem', type: 'menuItem.updated' };
      return putRecord(world, ['menuItems', step.dish], { price: euros(step.amount) }, event);
    }
    case 'cost': {
      const costing = { cost: euros(step.amount), quantity: scale[step.ingredient] };
      return putRecord(world, ['ingredients', step.ingredient], costing, { ...ingredientChanged, change: 'costing' });
    }
    case 'wait':
      world.now = new Date(world.now.getTime() + step.minutes * minuteMs);
      return;
    default:
      return;
  }
};

/** Executes one step. A rejected step changes nothing. */
export const play = (world: RestaurantWorld, step: Step): Promise<void> => serve(world, step);

/** Ids of the events that are not projected yet, in the order of their commits. */
export const pendingEvents = async ({ firestore }: RestaurantWorld): Promise<string[]> => {
  const events = firestore.collection(`${providerPath(providerId)}/events`);
  const { docs } = await events.where('syncStatus', '==', 'pending').get();
  return docs.toSorted((a, b) => a.createTime.valueOf().localeCompare(b.createTime.valueOf())).map(({ id }) => id);
};

const withoutStamps = ({ createdAt: _c, updatedAt: _u, ...data }: Fields): Fields => data;

/** The documents that projections maintain, by path, without their times. */
export const projected = async ({ firestore }: RestaurantWorld): Promise<Record<string, Fields>> => {
  const provider = firestore.doc(providerPath(providerId));
  const lists = ['days', 'customers', 'recipes', 'ingredients', 'orders'].map((name) => provider.collection(name));
  const documents = (await Promise.all(lists.map((list) => list.get()))).flatMap(({ docs }) => docs);
  const recipes = await provider.collection('recipes').listDocuments();
  const costings = await firestore.getAll(...recipes.map((recipe) => recipe.collection('private').doc('costing')));
  return Object.fromEntries(
    [...documents, ...costings.filter(({ exists }) => exists)].map((document) => [
      document.ref.path,
      withoutStamps(withDates(document.data()) as Fields),
    ]),
  );
};
