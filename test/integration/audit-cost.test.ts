import { expect, test } from 'vitest';
import { auditProvider } from '../../functions/src/audit/audit-provider.ts';
import { makeCommand } from '../kit/command.ts';
import { type DamagedWorld, openDamagedWorld, projectAll } from '../kit/damage/world.ts';
import { everything } from '../kit/leaving-world.ts';
import { newId } from '../kit/new-id.ts';
import { play } from '../kit/restaurant-history/play.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { inDays } from '../kit/tenant.ts';

const modules = ['booking', 'restaurant', 'stock'];

/** Shards of sums, of which there are never more than a dozen, however many bookings there are. */
const isShard = (path: string): boolean => /\/(counters|days)\//.test(path);

/** The documents that an audit reads more after some work, shards aside. */
const furtherReads = async ({ firestore, providerId }: DamagedWorld, work: () => Promise<void>): Promise<number> => {
  const shards = async () => [...(await everything(firestore)).keys()].filter(isShard).length;
  const reads = async () => (await auditProvider(firestore, providerId, modules)).reads;
  const before = (await reads()) - (await shards());
  await work();
  return (await reads()) - (await shards()) - before;
};

test('an audit reads four documents for a booking, and each document of a provider once', async () => {
  const world = await openDamagedWorld();
  const { firestore, providerId, restaurant } = world;
  const book = async () => {
    const startTime = inDays(3, 10).toISOString();
    for (let n = 0; n < 5; n++) {
      const payload = { reservationId: newId('more'), serviceId: 'cut', startTime, partySize: 1 };
      const command = makeCommand('reservation.create', providerId, payload);
      await mustRun(userActor(newId('user')), command, new Date(), firestore);
    }
    await projectAll(restaurant);
  };
  // The full document, its reference and two reminders.
  expect(await furtherReads(world, book)).toBe(5 * 4);

  const serve = async () => {
    await play(restaurant, { do: 'meal', guest: 0, table: 9, lines: [{ dish: 'cola', quantity: 1 }] });
    await projectAll(restaurant);
  };
  // The order, the event of its end, and one log for each ingredient.
  expect(await furtherReads(world, serve)).toBe(3);
  const all = await everything(firestore);
  const { reads } = await auditProvider(firestore, providerId, modules);
  expect(reads).toBeLessThan(all.size);
});
