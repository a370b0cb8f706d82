import { type Fields, maxDepth, minuteMs, providerPath } from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { sweepWorkers } from '../../functions/src/recipes/sweep-workers.ts';
import { listSchedules } from '../../scripts/suite/schedules.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createHouse, importRecipes, manyRecipes, Platform } from '../kit/recipe-house.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const openHouse = async (count: number) => {
  const database = openDatabase(newId('worker'));
  const { providerId, staffId } = await createHouse(database);
  const platform = new Platform(database, providerId);
  await importRecipes(platform, manyRecipes(count));
  const provider = database.doc(providerPath(providerId));
  const stored = async (path: string): Promise<Fields> =>
    (await database.doc(`${provider.path}/${path}`).get()).data() ?? {};
  /** Counts a stock, and returns the event that waits for the worker. */
  const countStock = async (ingredientId: string, counted: number): Promise<string> => {
    const command = makeCommand('stock.count', providerId, { ingredientId, counted });
    await mustRun(userActor(staffId), command, new Date(), database);
    return `${command.id}_0`;
  };
  const states = async () => {
    const { docs } = await provider.collection('recipes').get();
    return docs.map((recipe) => recipe.get('isAvailable'));
  };
  const flips = async () => {
    const { docs } = await provider.collection('events').where('type', '==', 'recipe.availabilityChanged').get();
    return docs.map((flip) => flip.data()).sort((a, b) => a.version - b.version);
  };
  return { database, providerId, platform, stored, countStock, states, flips };
};

const all = (count: number, state: boolean) => Array.from({ length: count }, () => state);

/** A database whose commits stop for good after the first `count`. `release` lets them through. */
const stoppingAfter = (database: Firestore, count: number) => {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let commits = 0;
  const stopping = wrapCommit(database, async (commit) => {
    commits += 1;
    if (commits <= count) return await commit();
    stop();
    await released;
    return await commit();
  });
  return { stopping, stopped, release };
};

test('resumes the work of a worker that died between two commits, and keeps it from writing later', async () => {
  const { database, providerId, stored, countStock, states, flips } = await openHouse(150);
  const gone = await countStock('flour', 0);
  // It takes the lease, writes the first hundred recipes with their events, and dies.
  const { stopping, stopped, release } = stoppingAfter(database, 2);
  const dead = projectStoredEvent({ firestore: stopping, clock: () => new Date() }, providerId, gone);
  await stopped;
  expect(new Set(await states())).toEqual(new Set([true, false]));

  const sweepIn = (ms: number) => sweepWorkers({ firestore: database, clock: () => new Date(Date.now() + ms) });
  expect(await sweepIn(0)).toEqual({ done: 0, failures: [] });
  expect(await stored(`events/${gone}`)).toMatchObject({ syncStatus: 'pending' });
  // Meanwhile a delivery: the same event finds half of its recipes written already.
  await countStock('flour', 5000);
  expect(await sweepIn(minuteMs)).toEqual({ done: 1, failures: [] });
  expect(await states()).toEqual(all(150, true));
  expect(await stored(`events/${gone}`)).toMatchObject({ syncStatus: 'processed' });
  expect(await stored('projections/recipes')).not.toHaveProperty('state');

  release();
  expect(await dead).toBe(false);
  expect(await states()).toEqual(all(150, true));
  for (const [id, own] of Map.groupBy(await flips(), ({ entityId }) => entityId)) {
    expect(
      own.map(({ payload }) => payload.isAvailable),
      id,
    ).toEqual([false, true]);
  }
  expect(await sweepIn(minuteMs)).toEqual({ done: 0, failures: [] });
  const schedules = await listSchedules(emulators.functions);
  expect(schedules).toContainEqual(expect.objectContaining({ name: 'resumeRecipes', schedule: 'every 1 minutes' }));
});

test('lets the next event take over after a minute', async () => {
  const { database, providerId, countStock, states } = await openHouse(20);
  const { stopping, stopped, release } = stoppingAfter(database, 1);
  const gone = await countStock('flour', 0);
  const dead = projectStoredEvent({ firestore: stopping, clock: () => new Date() }, providerId, gone);
  await stopped;
  const next = await countStock('i1', 10);
  const deliverIn = (ms: number) =>
    projectStoredEvent({ firestore: database, clock: () => new Date(Date.now() + ms) }, providerId, next);
  expect(await deliverIn(0)).toBe(false);
  expect(await states()).toEqual(all(20, true));
  expect(await deliverIn(minuteMs)).toBe(true);
  expect(await states()).toEqual(all(20, false));
  release();
  expect(await dead).toBe(false);
});

test('finds the recipes again whose sub-recipes an earlier version has changed', async () => {
  const { database, providerId, platform, stored } = await openHouse(30);
  const at = (path: string) => database.doc(`${providerPath(providerId)}/${path}`);
  // The owner adds dough to r1. An earlier version computes it: with the number, without the index of sub-recipes.
  await at('recipes/r1').update({
    ingredients: [{ recipeId: 'r20', quantity: 1 }],
    ingredientIds: ['flour'],
    maxPossibleQuantity: 77,
    recipeIds: FieldValue.delete(),
  });
  const { count } = await stored('projections/recipes');
  await at('projections/recipes').update({ count: Number(count) + 1 });
  // The dough becomes something that nobody can make.
  const { followed } = await platform.write('recipes', 'r20', (ref) =>
    ref.update({ ingredients: [{ ingredientId: 'unicorn', quantity: 1 }] }),
  );
  await followed;
  await platform.settle();
  expect(await stored('recipes/r1')).toMatchObject({
    isAvailable: false,
    maxPossibleQuantity: 0,
    missingIngredients: ['unicorn'],
    ingredientIds: ['unicorn'],
    recipeIds: ['r20'],
  });
  const { count: now, workerCount, full } = await stored('projections/recipes');
  expect({ now, full }).toEqual({ now: workerCount, full: undefined });
});

test('lets an earlier version commit in between, and then computes all recipes again', async () => {
  const { database, providerId, stored, countStock, states } = await openHouse(30);
  const gone = await countStock('flour', 0);
  const { stopping, stopped, release } = stoppingAfter(database, 1);
  const worker = projectStoredEvent({ firestore: stopping, clock: () => new Date() }, providerId, gone);
  await stopped;
  const lock = database.doc(`${providerPath(providerId)}/projections/recipes`);
  await lock.update({ count: Number((await stored('projections/recipes')).count) + 1 });
  release();
  expect(await worker).toBe(true);
  expect(await states()).toEqual(all(30, false));
  expect(await stored('projections/recipes')).not.toHaveProperty('full');
});

test('says why a chain of recipes is too long, and makes it again once it is shorter', async () => {
  const { platform, stored } = await openHouse(1);
  const write = async (id: string, inner: object) => {
    const { followed } = await platform.write('recipes', id, (ref) => ref.set({ ingredients: [inner] }));
    await followed;
  };
  const chain = (n: number) =>
    n === maxDepth ? { ingredientId: 'flour', quantity: 1 } : { recipeId: `c${n + 1}`, quantity: 1 };
  await Promise.all(Array.from({ length: maxDepth + 1 }, (_, n) => write(`c${n}`, chain(n))));
  await platform.settle();
  const problem = { reason: 'size', recipeId: 'c0' };
  expect(await stored('recipes/c0')).toMatchObject({ isAvailable: false, maxPossibleQuantity: 0, problem });
  expect(await stored('recipes/c1')).toMatchObject({ isAvailable: true, ingredientIds: ['flour'] });
  await write(`c${maxDepth - 1}`, { ingredientId: 'i1', quantity: 1 });
  await platform.settle();
  expect(await stored('recipes/c0')).toMatchObject({ isAvailable: true, ingredientIds: ['i1'] });
  expect(await stored('recipes/c0')).not.toHaveProperty('problem');
});

test('keeps what a device writes on a recipe while the worker computes it, and drops the costs of one that went', async () => {
  const { database, providerId, platform, stored, countStock } = await openHouse(20);
  const at = (path: string) => database.doc(`${providerPath(providerId)}/${path}`);
  const { stopping, stopped, release } = stoppingAfter(database, 1);
  const gone = await countStock('flour', 0);
  const worker = projectStoredEvent({ firestore: stopping, clock: () => new Date() }, providerId, gone);
  await stopped;
  await at('recipes/r1').update({ name: 'Loaf' });
  const { followed } = await platform.write('recipes', 'r2', (ref) => ref.delete());
  await followed;
  release();
  expect(await worker).toBe(true);
  await platform.settle();
  expect(await stored('recipes/r1')).toMatchObject({ name: 'Loaf', isAvailable: false });
  expect(await stored('recipes/r2')).toEqual({});
  expect(await stored('recipes/r2/private/costing')).toEqual({});
  expect(await stored('recipes/r3/private/costing')).toHaveProperty('cost');
});
