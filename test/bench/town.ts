import { type Actor, type Command, providerPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { orderNumberShards } from '../../domain/src/restaurant/orders/number-shards.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, putMember } from '../kit/tenant.ts';

/** Sixteen restaurants with one waiter, and a salon of sixteen services: sixteen commands need not meet. */
export interface Town {
  readonly salonId: string;
  readonly restaurantIds: readonly string[];
  readonly waiter: Actor;
}

export interface Sent {
  readonly actor: Actor;
  readonly command: Command;
}

const houses = 16;

const copy = async (from: Firestore, to: Firestore, path: string): Promise<void> => {
  const [document, collections] = await Promise.all([from.doc(path).get(), from.doc(path).listCollections()]);
  const data = document.data();
  if (data) await to.doc(path).set(data);
  for (const collection of collections) {
    for (const one of await collection.listDocuments()) await copy(from, to, one.path);
  }
};

/** Opens the town in the first database, and copies it to the others. */
export const openTown = async ([database, ...others]: readonly [Firestore, ...Firestore[]]): Promise<Town> => {
  const waiter = newId('waiter');
  const services = Object.fromEntries(
    Array.from({ length: houses }, (_, n) => [`cut-${n}`, { ...automatic, capacity: 1_000_000 }]),
  );
  const { providerId: salonId } = await createTenant({ services, database });
  const restaurantIds: string[] = [];
  for (let n = 0; n < houses; n++) {
    const { providerId, ownerId } = await createRestaurant(undefined, database);
    restaurantIds.push(providerId);
    // The first order of each shard looks for numbers of earlier versions.
    for (let shard = 0; shard < orderNumberShards; shard++) {
      await database.doc(`${providerPath(providerId)}/orderNumbers/${shard}`).set({ issued: 0 });
    }
    await putMember(providerId, waiter, 'staff', { database });
    for (const ingredientId of ['mozzarella', 'cola']) {
      const receive = makeCommand('stock.receive', providerId, { ingredientId, quantity: 900_000_000 });
      await mustRun(userActor(ownerId), receive, new Date(), database);
    }
  }
  for (const other of others) {
    for (const id of [salonId, ...restaurantIds]) await copy(database, other, providerPath(id));
  }
  return { salonId, restaurantIds, waiter: userActor(waiter) };
};

const houseOf = ({ restaurantIds }: Town, n: number): string => restaurantIds[n % houses] ?? '';

const twoItems = ['margherita', 'cola'].map((menuItemId) => ({ lineId: menuItemId, menuItemId, quantity: 1 }));

const newOrder = (town: Town, n: number, orderId: string): Sent => ({
  actor: town.waiter,
  command: makeCommand('order.place', houseOf(town, n), { orderId, lines: twoItems }),
});

/** New orders of two items, in all houses in turn. */
export const ordersIn = (town: Town, count: number): Sent[] =>
  Array.from({ length: count }, (_, n) => newOrder(town, n, newId('order')));

/** In steps of a quarter each: bookings, their cancellations, new orders, and their way to the kitchen. */
export const visitsIn = (town: Town, count: number): Sent[][] => {
  const quarter = Math.ceil(count / 4);
  const guests = Array.from({ length: quarter }, () => ({ uid: newId('user'), reservationId: newId('booking') }));
  const bookings = guests.map(({ uid, reservationId }, n): Sent => {
    const startTime = inDays(2 + (n % 60), n % 24).toISOString();
    const payload = { reservationId, serviceId: `cut-${n % houses}`, startTime, partySize: 1 };
    return { actor: userActor(uid), command: makeCommand('reservation.create', town.salonId, payload) };
  });
  const cancellations = guests.map(({ uid, reservationId }): Sent => {
    const payload = { userId: uid, reservationId };
    return { actor: userActor(uid), command: makeCommand('reservation.cancel', town.salonId, payload) };
  });
  const orderIds = guests.map(() => newId('order'));
  const orders = orderIds.map((orderId, n) => newOrder(town, n, orderId));
  const confirmations = orderIds.map((orderId, n): Sent => {
    return { actor: town.waiter, command: makeCommand('order.confirm', houseOf(town, n), { orderId }) };
  });
  return [bookings, cancellations, orders, confirmations];
};
