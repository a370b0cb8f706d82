import { type CommandPayloads, type CommandType, providerPath, refundIdOf } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { projectStoredEvent } from '../../../functions/src/projections/project-stored-event.ts';
import { openDatabase } from '../admin.ts';
import { makeCommand } from '../command.ts';
import { newId } from '../new-id.ts';
import { putResource } from '../resources.ts';
import { createRestaurantWorld, pendingEvents, play, type RestaurantWorld } from '../restaurant-history/play.ts';
import { mustRun, systemActor, userActor } from '../run.ts';
import { automatic, inDays, price, putService } from '../tenant.ts';

/** A provider with bookings and a kitchen, in a database of its own, all of it made by commands and projections. */
export interface DamagedWorld {
  readonly firestore: Firestore;
  readonly providerId: string;
  readonly restaurant: RestaurantWorld;
  readonly uid: string;
  readonly ids: Readonly<Record<BookingName, string>>;
  /** The address of a document below the provider. */
  readonly at: (path: string) => string;
}

const bookingNames = [
  'next',
  'done',
  'cancelled',
  'paid',
  'owed',
  'refunded',
  'served',
  'holder',
  'first',
  'second',
  'guest',
  'credited',
  'club',
  'voucher',
] as const;
type BookingName = (typeof bookingNames)[number];

const pay = { ...automatic, capacity: 50, confirmation: 'payment' as const, packages: ['10 20000 365'] };
const services = {
  cut: automatic,
  pay,
  ada: { ...automatic, resourceIds: ['ada'] },
  full: { ...automatic, capacity: 1, waitingHoldMinutes: 20 },
};

const openTrattoria = async (firestore: Firestore): Promise<RestaurantWorld> => {
  const restaurant = await createRestaurantWorld(firestore);
  const lines = [{ dish: 'margherita', quantity: 2 } as const, { dish: 'cover', quantity: 1 } as const];
  await play(restaurant, { do: 'meal', guest: 1, table: 9, lines });
  await play(restaurant, { do: 'wait', minutes: 600 });
  await play(restaurant, { do: 'meal', guest: 3, table: 9, lines });
  await play(restaurant, { do: 'place', guest: 3, table: 0, lines });
  await play(restaurant, { do: 'place', guest: 4, table: 1, lines });
  await play(restaurant, { do: 'cancel', order: 3, payment: 0 });
  await play(restaurant, { do: 'meal', guest: 4, table: 9, lines: [{ dish: 'cola', quantity: 2 }] });
  return restaurant;
};

/** Projects every event that waits, as the triggers do. */
export const projectAll = async (restaurant: RestaurantWorld): Promise<void> => {
  const { firestore, providerId } = restaurant;
  for (const eventId of await pendingEvents(restaurant))
    await projectStoredEvent({ firestore, clock: () => new Date() }, providerId, eventId);
};

export const openDamagedWorld = async (): Promise<DamagedWorld> => {
  const firestore = openDatabase(newId('damaged'));
  const restaurant = await openTrattoria(firestore);
  const { providerId } = restaurant;
  const at = (path: string) => `${providerPath(providerId)}/${path}`;
  await firestore.doc(providerPath(providerId)).update({ modules: ['booking', 'restaurant', 'stock'] });
  for (const [id, service] of Object.entries(services)) await putService(providerId, id, service, firestore);
  await putResource(providerId, 'ada', { name: 'Ada', kind: 'place' }, firestore);
  const stamps = { createdAt: new Date(), updatedAt: new Date() };
  await firestore
    .doc(at('plans/free'))
    .set({ name: 'Club', periodMonths: 1, price: { ...price, amount: 0 }, ...stamps });
  const uid = newId('user');
  const ids = Object.fromEntries(
    bookingNames.map((name) => [name, newId(name).padEnd(24, 'x')]),
  ) as DamagedWorld['ids'];
  await bookEverything({ firestore, providerId, restaurant, uid, ids, at });
  // Listing has touched the profile. Its rules are as old as before.
  await firestore.doc(providerPath(providerId)).update({ updatedAt: new Date(0) });
  await projectAll(restaurant);
  return { firestore, providerId, restaurant, uid, ids, at };
};

const bookEverything = async (world: DamagedWorld): Promise<void> => {
  const { firestore, providerId, uid, ids } = world;
  const customer = userActor(uid);
  const owner = userActor('owner');
  const send = <Type extends CommandType>(
    actor: typeof customer,
    type: Type,
    payload: CommandPayloads[Type],
    now = new Date(),
  ) => mustRun(actor, makeCommand(type, providerId, payload), now, firestore);
  const book = (reservationId: string, serviceId: string, start: Date, more: object = {}, actor = customer) =>
    send(actor, 'reservation.create', {
      reservationId,
      serviceId,
      startTime: start.toISOString(),
      partySize: 1,
      ...more,
    });
  const target = (reservationId: string) => ({ userId: uid, reservationId });
  const payFor = (reservationId: string) =>
    send(systemActor, 'reservation.confirmPayment', {
      ...target(reservationId),
      paymentId: `pi-${reservationId}`,
      gateway: 'stripe',
      amount: price,
    });

  await book(ids.next, 'cut', inDays(3, 10), { partySize: 2 });
  const visit = { reservationId: ids.done, serviceId: 'cut', startTime: inDays(-1, 10).toISOString(), partySize: 1 };
  await send(customer, 'reservation.create', visit, inDays(-3));
  await send(owner, 'reservation.complete', target(ids.done), inDays(-1, 11));
  await send(customer, 'reservation.rate', { reservationId: ids.done, stars: 4 });
  await book(ids.cancelled, 'cut', inDays(4, 10));
  await send(customer, 'reservation.cancel', target(ids.cancelled));
  for (const id of [ids.paid, ids.owed, ids.refunded]) {
    await book(id, 'pay', inDays(5, 10));
    await payFor(id);
  }
  for (const id of [ids.owed, ids.refunded]) await send(owner, 'reservation.cancel', target(id));
  const paymentId = `pi-${ids.refunded}`;
  const reported = { amount: price, reportedAt: new Date(), isFull: true };
  await firestore.doc(`payments/${refundIdOf('stripe', paymentId)}`).update({ refund: reported });
  await send(systemActor, 'reservation.settlePayment', { ...target(ids.refunded), paymentId, gateway: 'stripe' });
  await book(ids.served, 'ada', inDays(6, 10));
  await book(ids.holder, 'full', inDays(7, 10));
  await book(ids.first, 'full', inDays(7, 10), { waits: true });
  await book(ids.second, 'full', inDays(7, 10), { waits: true });
  await book(ids.guest, 'cut', inDays(8, 10), { guest: { name: 'Grace', phone: '+39061112223' } }, owner);
  await send(owner, 'voucher.sell', { voucherId: ids.voucher, serviceId: 'pay', visits: 10 });
  await book(ids.credited, 'pay', inDays(9, 10));
  await send(owner, 'voucher.redeem', { voucherId: ids.voucher, reservationId: ids.credited, userId: uid });
  await send(customer, 'subscription.create', { subscriptionId: ids.club, planId: 'free' });
  await send(owner, 'provider.list', { text: 'Main street' });
};
