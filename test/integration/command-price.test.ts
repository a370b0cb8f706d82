import { type CommandType, endUserPath, providerEvents } from '@counterfoil/domain';
import type { Query } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { projectAndTell } from '../../functions/src/notify/project-and-tell.ts';
import { runWorker } from '../../functions/src/recipes/run-worker.ts';
import { exampleOf } from '../../scripts/costs/examples/examples.ts';
import { followUpsOf } from '../../scripts/costs/follow-ups.ts';
import { sum } from '../../scripts/costs/operations.ts';
import { priceOfCommand } from '../../scripts/costs/price-of-command.ts';
import { playMoment } from '../../scripts/replay/play-moment.ts';
import { openDatabase } from '../kit/admin.ts';
import { counting, type Operations } from '../kit/count-operations.ts';
import { newId } from '../kit/new-id.ts';
import { openNotifyWorld } from '../kit/notify-world.ts';
import { commandOf, storeExample } from '../kit/stored-example.ts';

/** Examples of the page of costs, each in a database of its own, without triggers. */
const commands: readonly CommandType[] = [
  'reservation.create',
  'reservation.confirm',
  'reservation.confirmPayment',
  'reservation.cancel',
  'reservation.complete',
  'voucher.redeem',
  'subscription.confirmPayment',
  'order.place',
  'order.confirm',
  'order.complete',
  'stock.receive',
  'printJob.claim',
  'member.add',
];

test.each(commands)('%s reads and writes on the emulator what the page of costs says', async (type) => {
  const example = exampleOf(type);
  const { by: actor, at } = example.played;
  const database = openDatabase(newId('price'));
  await storeExample(database, example);
  const [result] = await playMoment(database, { at, entries: [{ line: 0, actor, command: commandOf(example) }] });
  const { rounds, commit } = priceOfCommand(example.played);
  expect(result?.outcome).toMatchObject({ outcome: 'applied' });
  expect(result?.trace).toEqual({ reads: rounds, writes: [commit] });
});

const followed: readonly CommandType[] = [
  'reservation.create',
  'reservation.confirm',
  'reservation.cancel',
  'reservation.complete',
  'order.place',
  'order.confirm',
  'order.complete',
  'stock.receive',
  'member.remove',
];

test.each(followed)('what follows from %s reads and writes what the page of costs says', async (type) => {
  const example = exampleOf(type);
  const { by: actor, at } = example.played;
  const { providerId } = example.stage;
  const world = await openNotifyWorld();
  world.now = at;
  const notifier = { ...world.notifier, channels: world.notifier.channels.slice(0, 1) };
  const { database } = world;
  await storeExample(database, example);
  // Its first turn computes all recipes.
  await runWorker(notifier, providerId);
  const pending = async (query: Query) => (await query.where('syncStatus', '==', 'pending').get()).docs;
  const ofProvider = database.collection(providerEvents(providerId));
  const ofCustomer = database.collection(`${endUserPath('alice')}/events`);
  const earlier = [...(await pending(ofProvider)), ...(await pending(ofCustomer))];
  await Promise.all(earlier.map(({ ref }) => ref.update({ syncStatus: 'processed' })));
  const [result] = await playMoment(database, { at, entries: [{ line: 0, actor, command: commandOf(example) }] });
  expect(result?.outcome).toMatchObject({ outcome: 'applied' });

  const [provider, customer] = [await pending(ofProvider), await pending(ofCustomer)];
  const counted: Operations = { reads: 0, writes: 0 };
  await counting(counted, async () => {
    for (const { id } of provider) await projectAndTell(notifier, providerId, id);
    for (const { ref } of customer) await notifyOfEvent(notifier, 'alice', ref);
  });
  const { reads, writes } = sum(followUpsOf(example.played, example.stage).map(({ operations }) => operations));
  expect(counted).toEqual({ reads, writes });
});
