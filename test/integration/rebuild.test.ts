import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { executeBatch } from '../../functions/src/executor/execute-batch.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { continueRebuilds } from '../../functions/src/rebuild/continue-rebuilds.ts';
import { NewerCode, RunTaken } from '../../functions/src/rebuild/held-run.ts';
import { type RebuildOptions, rebuildProvider } from '../../functions/src/rebuild/rebuild-provider.ts';
import { restartRebuild } from '../../functions/src/rebuild/restart-rebuild.ts';
import { runTask } from '../../functions/src/rebuild/run-task.ts';
import { makeCommand } from '../kit/command.ts';
import { dyingAfter } from '../kit/dying-after.ts';
import {
  broken,
  createRebuildWorld,
  damage,
  figures,
  meal,
  meals,
  order,
  type RebuildWorld,
} from '../kit/rebuild-world.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const rebuild = (world: RebuildWorld, options: RebuildOptions = {}, { firestore = world.firestore, lateMs = 0 } = {}) =>
  rebuildProvider({ firestore, clock: () => new Date(Date.now() + lateMs) }, world.providerId, {
    settledAfterMs: 0,
    ...options,
  });

const stateOf = async ({ firestore, providerId }: RebuildWorld) =>
  (await firestore.doc(`serviceProviders/${providerId}/projections/rebuild`).get()).data() ?? {};

const shadowsOf = async ({ firestore, providerId }: RebuildWorld) =>
  (await firestore.collection(`serviceProviders/${providerId}/projections/rebuild/projections`).get()).size;

/** Takes a lease, and a pause, that a dead process has left, as over. */
const afterLease = { lateMs: 120_000 };

let small: RebuildWorld;

beforeAll(async () => {
  small = await createRebuildWorld();
  await meals(small, 20);
});

test('builds days and customers while commands arrive, and ends equal to a recount', async () => {
  const world = await createRebuildWorld();
  await meals(world, 250);
  await damage(world);
  expect(await broken(world)).not.toEqual([]);

  const calm = await meals(world, 60, 1000);
  let isDone = false;
  const runs: number[] = [];
  const rebuilding = (async () => {
    while (!isDone) {
      const rebuilt = await rebuild(world);
      runs.push(rebuilt?.pausedMs ?? 0);
      await wait(1);
    }
  })();
  const busy = await meals(world, 60, 2000);
  isDone = true;
  await rebuilding;
  const calmAgain = await meals(world, 60, 3000);
  const rate = busy / ((calm + calmAgain) / 2);
  console.log(
    `commands while rebuilding run at ${rate.toFixed(2)} of the rate without; ${runs.length} rebuilds,`,
    `paused for ${runs.map(Math.round).join(', ')} ms`,
  );
  expect(runs.length).toBeGreaterThan(0);
  expect(await broken(world)).toEqual([]);
  const before = await figures(world);
  await rebuild(world);
  expect(await figures(world)).toEqual(before);
  expect(await stateOf(world)).toMatchObject({ versions: { days: 1, customers: 1 } });
  expect(await stateOf(world)).not.toHaveProperty('state');
  expect(await shadowsOf(world)).toBe(0);
}, 240_000);

test('writes nothing where nothing is wrong', async () => {
  const stamps = async () => {
    const provider = small.firestore.doc(`serviceProviders/${small.providerId}`);
    const lists = await Promise.all(['days', 'customers'].map((name) => provider.collection(name).get()));
    return lists.flatMap(({ docs }) => docs.map((one) => `${one.ref.path} ${one.updateTime.valueOf()}`));
  };
  const before = await stamps();
  await rebuild(small);
  expect(await stamps()).toEqual(before);
});

test('goes on where a run died, after any of its commits, and counts nothing twice', async () => {
  const should = await figures(small);
  let died = 0;
  for (let commits = 0; ; commits++) {
    await damage(small);
    const dying = rebuild(small, {}, { firestore: dyingAfter(small.firestore, commits) });
    const isDead = await dying.then(
      () => false,
      (error: Error) => error.message === 'the process has died',
    );
    if (!isDead) break;
    died += 1;
    await rebuild(small, {}, afterLease);
    expect({ commits, figures: await figures(small) }).toEqual({ commits, figures: should });
  }
  console.log(`died after each of ${died} commits`);
  expect(died).toBeGreaterThan(5);
  expect(await figures(small)).toEqual(should);
});

test('two at once: one has the lease, and the other says so', async () => {
  await damage(small);
  const both = await Promise.allSettled([rebuild(small), rebuild(small)]);
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(RunTaken);
  expect(await broken(small)).toEqual([]);
});

test('an event that is about to be counted when the pause begins is counted once, whenever it comes', async () => {
  const world = await createRebuildWorld();
  await meals(world, 6);
  for (const moment of [0, 1, 2, 3, 4]) {
    await damage(world);
    const waiting = await order(world, 1 + moment);
    // They have read their events and no pause, and are about to commit.
    const { promise: mayCommit, resolve: letCommit } = Promise.withResolvers<void>();
    let ready = 0;
    const slow = wrapCommit(world.firestore, async (commit) => {
      ready += 1;
      await mayCommit;
      return await commit();
    });
    const context = { firestore: slow, clock: () => new Date() };
    const late = Promise.all(waiting.map((id) => projectStoredEvent(context, world.providerId, id)));
    await expect.poll(() => ready).toBe(waiting.length);
    // The run lets them commit ahead of one of its own commits during the pause.
    let paused = 0;
    const run = wrapCommit(world.firestore, async (commit) => {
      if ((await stateOf(world)).pausedUntil && paused++ === moment) {
        letCommit();
        await late;
      }
      return await commit();
    });
    await rebuild(world, {}, { firestore: run });
    letCommit();
    await late;
    expect(paused).toBeGreaterThan(moment);
    expect({ moment, broken: await broken(world) }).toEqual({ moment, broken: [] });
  }
});

test('a pause that nobody renews ends with the next event, and the run that made it finds so', async () => {
  const world = await createRebuildWorld();
  await meals(world, 6);
  await damage(world);
  let paused = 0;
  // It stands still in its pause for so long that live projections go on, and count an event by their own.
  const slow = wrapCommit(world.firestore, async (commit) => {
    if ((await stateOf(world)).pausedUntil && paused++ === 3) {
      const later = { firestore: world.firestore, clock: () => new Date(Date.now() + 45_000) };
      for (const id of await order(world, 1)) {
        expect(await projectStoredEvent(later, world.providerId, id)).toBe(true);
      }
      expect(await stateOf(world)).not.toHaveProperty('pausedUntil');
    }
    return await commit();
  });
  await rebuild(world, {}, { firestore: slow });
  expect(paused).toBeGreaterThan(4);
  expect(await broken(world)).toEqual([]);
});

test('changed code begins anew, and earlier code leaves the events to it', async () => {
  const should = await figures(small);
  // A run of other code has counted everything into its shadows, and died.
  await rebuild(small, {}, { firestore: dyingAfter(small.firestore, 3) }).catch(() => {});
  const ref = small.firestore.doc(`serviceProviders/${small.providerId}/projections/rebuild`);
  expect(await shadowsOf(small)).toBeGreaterThan(0);
  await ref.update({ 'codes.days': 0 });
  await rebuild(small, {}, afterLease);
  expect(await figures(small)).toEqual(should);

  await ref.update({ 'versions.days': 2 });
  await expect(rebuild(small)).rejects.toBeInstanceOf(NewerCode);
  await meal(small, 1);
  expect(await figures(small)).toEqual(should);
  await ref.update({ 'versions.days': 1 });
  await rebuild(small);
  expect(await broken(small)).toEqual([]);
});

test('an erasure makes an unfinished run count again, and leaves no shadow', async () => {
  await rebuild(small, {}, { firestore: dyingAfter(small.firestore, 3) }).catch(() => {});
  expect(await shadowsOf(small)).toBeGreaterThan(0);
  const later = { firestore: small.firestore, clock: () => new Date(Date.now() + 120_000) };
  await restartRebuild(later, small.providerId);
  expect(await shadowsOf(small)).toBe(0);
  const { done, failures } = await continueRebuilds(later, {
    deliver: (providerId, eventId) => projectStoredEvent(later, providerId, eventId),
  });
  expect({ done, failures }).toEqual({ done: 1, failures: [] });
  expect(await broken(small)).toEqual([]);
});

test('an operator asks for a rebuild by a command, and the schedule does it', async () => {
  await damage(small);
  const context = { firestore: small.firestore, clock: () => new Date() };
  const ask = () => {
    const command = makeCommand('projection.rebuild', small.providerId, {});
    return executeBatch(context, { kind: 'user', uid: 'opal', isOperator: true }, [command]);
  };
  expect(await ask()).toMatchObject([{ outcome: 'applied' }]);
  expect(await ask()).toMatchObject([{ rejection: { details: { reason: 'wrong-status', status: 'rebuilding' } } }]);
  const deliver = (providerId: string, eventId: string) => projectStoredEvent(context, providerId, eventId);
  expect((await continueRebuilds(context, { deliver })).done).toBe(1);
  expect(await broken(small)).toEqual([]);
  expect(await ask()).toMatchObject([{ outcome: 'applied' }]);
  expect((await continueRebuilds(context, { deliver })).done).toBe(1);
});

test('the schedule continues a run that died, and stops when its time is up', async () => {
  await damage(small);
  await rebuild(small, {}, { firestore: dyingAfter(small.firestore, 2) }).catch(() => {});
  const later = { firestore: small.firestore, clock: () => new Date(Date.now() + 120_000) };
  const deliver = (providerId: string, eventId: string) => projectStoredEvent(later, providerId, eventId);
  expect((await continueRebuilds(later, { timeIsUp: AbortSignal.abort(), deliver })).done).toBe(0);
  expect((await continueRebuilds(later, { deliver })).done).toBe(1);
  expect((await continueRebuilds(later, { deliver })).done).toBe(0);
  expect(await broken(small)).toEqual([]);
});

test('a task without names rebuilds every provider of its share, and one that fails stops no other', async () => {
  await damage(small);
  await small.firestore.doc('serviceProviders/broken').set({ name: 7 });
  const told = new Map<string, unknown>();
  const context = { firestore: small.firestore, clock: () => new Date() };
  const onDone = (providerId: string, rebuilt: unknown): void => void told.set(providerId, rebuilt);
  let failed = 0;
  for (const index of [0, 1, 2]) failed += await runTask(context, { task: { index, count: 3 }, onDone });
  await small.firestore.doc('serviceProviders/broken').delete();
  expect(failed).toBe(1);
  expect(told.get('broken')).toBeInstanceOf(Error);
  expect(told.get(small.providerId)).toMatchObject({ isDone: true, counted: expect.any(Number) });
  expect(told.size).toBe(2);
  expect(await broken(small)).toEqual([]);
});

test('one projection at a time, and no provider that does not exist', async () => {
  await damage(small);
  await rebuild(small, { names: ['customers'] });
  expect((await broken(small)).every((what) => !what.includes('Guest'))).toBe(true);
  expect(await broken(small)).not.toEqual([]);
  await rebuild(small, { names: ['days'] });
  expect(await broken(small)).toEqual([]);
  expect(await rebuild({ ...small, providerId: 'nobody' })).toBeUndefined();
});
