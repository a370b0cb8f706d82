import { isDeepStrictEqual } from 'node:util';
import { stateAt as stateOnDevice } from '@counterfoil/client/insight';
import { type EventRecord, type Fields, stateAt } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { type Entity, readEvents, readPast } from '../../functions/src/history/read-past.ts';
import { firestore, openDatabase } from '../kit/admin.ts';
import { createBookingWorld, play as playBooking } from '../kit/booking-history/play.ts';
import { bookingHistories } from '../kit/booking-history/step.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, smallMenu } from '../kit/restaurant.ts';
import { createRestaurantWorld, play as playRestaurant } from '../kit/restaurant-history/play.ts';
import { restaurantHistories } from '../kit/restaurant-history/step.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { signIn } from '../kit/user.ts';

interface Seen {
  readonly entity: Entity;
  readonly document: Fields;
}

/** The documents of aggregates at every version at which a command has left them. */
class Diary {
  readonly seen = new Map<string, Seen>();
  readonly #firestore: Firestore;

  constructor(firestore: Firestore) {
    this.#firestore = firestore;
  }

  async note(collection: string, entityOf: (id: string) => Entity): Promise<void> {
    for (const stored of (await this.#firestore.collection(collection).get()).docs) {
      const document = withDates(stored.data()) as Fields;
      this.seen.set(`${stored.ref.path} ${document.version}`, { entity: entityOf(stored.id), document });
    }
  }

  /** Folds up to each noted version, and compares. Returns the paths that differ. */
  async differences(): Promise<string[]> {
    const events = new Map<string, readonly EventRecord[]>();
    const wrong: string[] = [];
    for (const [key, { entity, document }] of this.seen) {
      const name = JSON.stringify(entity);
      const all = events.get(name) ?? (await readEvents(this.#firestore, entity));
      events.set(name, all);
      const past = stateAt(all, { version: Number(document.version) });
      if (!isDeepStrictEqual(past?.state, document)) wrong.push(key);
    }
    return wrong;
  }
}

test('bookings folded up to each version are the documents that their commands left', async () => {
  const seed = chooseSeed('time travel of bookings');
  const limit = pLimit(4);
  const worlds = bookingHistories(seed, 30).map((steps) =>
    limit(async () => {
      const world = await createBookingWorld();
      const diary = new Diary(world.firestore);
      for (const step of steps) {
        await playBooking(world, step);
        for (const userId of world.users)
          await diary.note(`endUsers/${userId}/reservations`, (entityId) => {
            return { providerId: world.providerId, entityType: 'reservation', entityId, userId };
          });
      }
      return { versions: diary.seen.size, wrong: await diary.differences() };
    }),
  );
  const all = await Promise.all(worlds);
  expect(all.flatMap(({ wrong }) => wrong)).toEqual([]);
  const versions = all.reduce((sum, one) => sum + one.versions, 0);
  console.log(`${versions} versions of bookings`);
  expect(versions).toBeGreaterThan(100);
}, 240_000);

test('orders and members folded up to each version are the documents that their commands left', async () => {
  const seed = chooseSeed('time travel of orders');
  const seen = { orders: 0, wrong: [] as string[] };
  for (const steps of restaurantHistories(seed, 6)) {
    const world = await createRestaurantWorld(openDatabase(newId('past')));
    const { firestore, providerId } = world;
    const diary = new Diary(firestore);
    for (const step of steps) {
      await playRestaurant(world, step);
      await diary.note(`serviceProviders/${providerId}/orders`, (entityId) => {
        return { providerId, entityType: 'order', entityId };
      });
    }
    seen.orders += diary.seen.size;
    seen.wrong.push(...(await diary.differences()));
  }
  console.log(`${seen.orders} versions of orders`);
  expect(seen.wrong).toEqual([]);
  expect(seen.orders).toBeGreaterThan(50);
}, 240_000);

test('a device of the provider reads what was, and a stranger does not', async () => {
  const { providerId, ownerId, staffId } = await createRestaurant(smallMenu);
  const staff = userActor(ownerId);
  const line = { lineId: 'l', menuItemId: 'margherita', quantity: 1 };
  await mustRun(staff, makeCommand('order.place', providerId, { orderId: 'o', lines: [line] }));
  const more = { ...line, lineId: 'm', quantity: 2 };
  await mustRun(staff, makeCommand('order.addLines', providerId, { orderId: 'o', lines: [more] }));
  await mustRun(staff, makeCommand('order.cancel', providerId, { orderId: 'o', reason: 'left' }));
  const waiter = await signIn(staffId);
  const entity = { entityType: 'order', entityId: 'o' };
  const at = async (version: number) =>
    (await stateOnDevice(waiter.counterfoil, providerId, entity, { version }))?.state;
  expect(await at(1)).toMatchObject({ status: 'pending', lines: [{ lineId: 'l' }] });
  expect(await at(2)).toMatchObject({ status: 'pending', lines: [{ lineId: 'l' }, { lineId: 'm' }] });
  expect(await at(3)).toMatchObject({ status: 'cancelled', cancellationReason: 'left' });
  expect(await at(0)).toBeUndefined();

  const member = { providerId, entityType: 'member', entityId: ownerId };
  const stored = withDates((await firestore.doc(`serviceProviders/${providerId}/members/${ownerId}`).get()).data());
  expect((await readPast(firestore, member, { version: 1 }))?.state).toEqual(stored);

  const stranger = await signIn();
  await expect(stateOnDevice(stranger.counterfoil, providerId, entity, { version: 1 })).rejects.toMatchObject({
    code: 'permission-denied',
  });
  await stranger.close();
  await waiter.close();
});
