import { type Command, secondMs } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { sweepQueues } from '../../functions/src/executor/sweep-queues.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { counting, type Operations } from '../kit/count-operations.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, type Restaurant } from '../kit/restaurant.ts';
import { userActor } from '../kit/run.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const length = 100;
const clock = () => new Date();

/** An order, and the lines that a waiter adds to it while the network is down. */
const evening = ({ providerId }: Restaurant): Command[] => {
  const orderId = newId('order');
  const lines = Array.from({ length: length - 1 }, (_, n) => ({ lineId: `l${n}`, menuItemId: 'cola', quantity: 1 }));
  return [
    makeCommand('order.place', providerId, { orderId, lines: [] }),
    ...lines.map((line) => makeCommand('order.addLines', providerId, { orderId, lines: [line] })),
  ];
};

const queueAll = async (database = openDatabase(newId('queue'))) => {
  const restaurant = await createRestaurant(undefined, database);
  const commands = evening(restaurant);
  const queue = database.collection(`serviceProviders/${restaurant.providerId}/commands`);
  for (const [n, command] of commands.entries()) {
    const queued = { ...command, status: 'queued', createdBy: restaurant.staffId, createdAt: clock() };
    const after = commands[n - 1]?.id;
    await queue.doc(command.id).create(after ? { ...queued, after } : queued);
  }
  const statuses = async () => new Set((await queue.get()).docs.map((document) => document.get('status')));
  return { database, queue, statuses, restaurant };
};

test(`costs at most three reads a command beside its own to drain a queue of ${length}`, async () => {
  const { database, queue, statuses, restaurant } = await queueAll();
  const context = { firestore: database, clock };

  const direct: Operations = { reads: 0, writes: 0 };
  const own = evening(restaurant);
  for (const command of own) {
    await counting(direct, () => executeBatch(context, userActor(restaurant.staffId), [command]));
  }
  const drained: Operations = { reads: 0, writes: 0 };
  const { docs } = await queue.get();
  // Each trigger reads the command that it was told of.
  const deliver = async (ref: (typeof docs)[number]['ref']) => drainQueue(context, await ref.get());
  await counting(drained, () => Promise.all(docs.map(({ ref }) => deliver(ref))));

  expect(await statuses()).toEqual(new Set(['applied']));
  const beside = (drained.reads - direct.reads) / length;
  console.log(`${drained.reads} reads for ${length} queued commands, ${direct.reads} by call: ${beside} more each`);
  expect(beside).toBeLessThanOrEqual(3);
});

test('a sweep goes on within a minute where a drainer has died', async () => {
  const { database, queue, statuses } = await queueAll();
  let commits = 0;
  const dying = wrapCommit(database, (commit) => {
    commits += 1;
    return commits > 5 ? new Promise(() => {}) : commit();
  });
  const [first] = (await queue.get()).docs;
  if (!first) throw new Error('nothing is queued');
  void drainQueue({ firestore: dying, clock }, first);
  await expect.poll(() => commits).toBeGreaterThan(5);

  const after = (seconds: number) => () => new Date(Date.now() + seconds * secondMs);
  expect(await sweepQueues({ firestore: database, clock: after(10) })).toMatchObject({ done: 0 });
  expect(await statuses()).toEqual(new Set(['applied', 'queued']));
  await sweepQueues({ firestore: database, clock: after(60) });
  expect(await statuses()).toEqual(new Set(['applied']));
});
