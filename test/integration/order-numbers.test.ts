import { expect, test } from 'vitest';
import { sweepOrderNumbers } from '../../functions/src/schedules/sweep-order-numbers.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';

/** Friday, 23:00 in Rome. */
const late = new Date('2026-05-08T21:00:00Z');
/** The next morning, at four. */
const quiet = new Date('2026-05-09T02:00:00Z');

test('a nightly schedule lets the numbers begin anew, but for those of open orders', async () => {
  const firestore = openDatabase(newId('numbers'));
  const { providerId, staffId } = await createRestaurant(undefined, firestore);
  const staff = userActor(staffId);
  const place = async (now: Date): Promise<string> => {
    const orderId = newId('order');
    await mustRun(staff, makeCommand('order.place', providerId, { orderId, lines: [] }), now, firestore);
    return orderId;
  };
  const placeMany = (count: number, now: Date) => Promise.all(Array.from({ length: count }, () => place(now)));
  const orders = firestore.collection(`serviceProviders/${providerId}/orders`);
  const openNumbers = async (): Promise<number[]> => {
    const { docs } = await orders.where('status', 'in', ['pending', 'confirmed']).get();
    return docs.map((order) => Number(order.get('number')));
  };
  const expectUnique = async (count: number) => {
    const numbers = await openNumbers();
    expect(numbers).toHaveLength(count);
    expect(new Set(numbers).size).toBe(count);
  };

  const first = await placeMany(40, late);
  for (const orderId of first.slice(0, 30)) {
    await mustRun(staff, makeCommand('order.cancel', providerId, { orderId }), late, firestore);
  }
  await placeMany(20, new Date('2026-05-08T22:30:00Z'));
  await expectUnique(30);

  expect((await sweepOrderNumbers({ firestore, clock: () => new Date(quiet.getTime() - 1) })).done).toBe(0);
  const [swept] = await Promise.all([
    sweepOrderNumbers({ firestore, clock: () => quiet }),
    placeMany(20, new Date(quiet.getTime() + 60_000)),
  ]);
  expect(swept.failures).toEqual([]);
  await expectUnique(50);

  // Shards in which somebody ordered at that moment follow in the next sweeps.
  const later = { firestore, clock: () => new Date(quiet.getTime() + 30 * 60_000) };
  await sweepOrderNumbers(later);
  const before = new Set(await openNumbers());
  await placeMany(40, new Date(quiet.getTime() + 3_600_000));
  await expectUnique(90);
  const fresh = (await openNumbers()).filter((number) => !before.has(number));
  expect(Math.min(...fresh)).toBeLessThan(40);
  expect((await sweepOrderNumbers(later)).done).toBe(0);
});
