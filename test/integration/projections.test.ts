import type { Fields } from '@counterfoil/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditCustomers } from '../../functions/src/audit/audit-customers.ts';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditSales } from '../../functions/src/audit/audit-sales.ts';
import { auditStock } from '../../functions/src/audit/audit-stock.ts';
import { auditTables } from '../../functions/src/audit/audit-tables.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';
import { expectRecipes } from '../kit/restaurant-history/expect-recipes.ts';
import {
  createRestaurantWorld,
  pendingEvents,
  play,
  projected,
  type RestaurantWorld,
} from '../kit/restaurant-history/play.ts';
import { restaurantHistories, type Step } from '../kit/restaurant-history/step.ts';
import { chooseSeed } from '../kit/seed.ts';

/** Projects an event like the trigger, with retries under contention. True if this delivery applied it. */
const deliver = async (
  { firestore, providerId, now }: RestaurantWorld,
  eventId: string,
  tries = 5,
): Promise<boolean> => {
  try {
    return await projectStoredEvent({ firestore, clock: () => now }, providerId, eventId);
  } catch (error) {
    if (tries === 0) throw error;
    return deliver({ firestore, providerId, now } as RestaurantWorld, eventId, tries - 1);
  }
};

const deliverAll = (world: RestaurantWorld, eventIds: readonly string[]): Promise<boolean[]> =>
  Promise.all(eventIds.map((eventId) => deliver(world, eventId)));

/** Delivers every event once, in order, right after its step. */
const inOrder = async (world: RestaurantWorld, steps: readonly Step[]): Promise<void> => {
  for (const step of steps) {
    await play(world, step);
    for (let pending = await pendingEvents(world); pending.length > 0; pending = await pendingEvents(world)) {
      for (const eventId of pending) await deliver(world, eventId);
    }
  }
};

const shuffled = (ids: readonly string[], seed: number): string[] =>
  fc.sample(fc.shuffledSubarray([...ids], { minLength: ids.length }), { seed, numRuns: 1 })[0] ?? [];

/** Delivers some events late and out of order; at the end all pending ones three times, shuffled, at once. */
const inDisorder = async (world: RestaurantWorld, steps: readonly Step[], seed: number): Promise<number> => {
  let applied = 0;
  const half = Math.floor(steps.length / 2);
  for (const step of steps.slice(0, half)) await play(world, step);
  const some = shuffled(await pendingEvents(world), seed).filter((_, n) => n % 2 === 0);
  const [, early] = await Promise.all([
    (async () => {
      for (const step of steps.slice(half)) await play(world, step);
    })(),
    deliverAll(world, [...some, ...some]),
  ]);
  applied += early.filter(Boolean).length;
  for (let pending = await pendingEvents(world); pending.length > 0; pending = await pendingEvents(world)) {
    const thrice = shuffled([...pending, ...pending, ...pending], seed + 1);
    applied += (await deliverAll(world, thrice)).filter(Boolean).length;
  }
  return applied;
};

const events = async ({ firestore, providerId }: RestaurantWorld): Promise<Fields[]> =>
  (await firestore.collection(`serviceProviders/${providerId}/events`).get()).docs.map((event) => event.data());

/** Each recipe's availability events alternate, and the last one equals the current state. */
const expectFlips = async (world: RestaurantWorld, kept: Readonly<Record<string, Fields>>): Promise<number> => {
  const flips = (await events(world))
    .filter(({ type }) => type === 'recipe.availabilityChanged')
    .sort((a, b) => Number(a.version) - Number(b.version));
  for (const [recipeId, flipsOfRecipe] of Map.groupBy(flips, ({ entityId }) => String(entityId))) {
    const states = flipsOfRecipe.map(({ payload }) => (payload as Fields).isAvailable);
    expect(states.slice(1)).toEqual(states.slice(0, -1).map((is) => !is));
    expect(states.at(-1)).toBe(kept[`serviceProviders/${world.providerId}/recipes/${recipeId}`]?.isAvailable);
  }
  return flips.length;
};

test('projects the same state after random evenings, whether events come in order, late, three times or at once', async () => {
  const seed = chooseSeed('projections');
  const seen = { customers: 0, completed: 0, flips: 0, events: 0 };
  for (const [n, steps] of restaurantHistories(seed, 4).entries()) {
    const [calm, wild] = await Promise.all([
      createRestaurantWorld(openDatabase(newId('calm'))),
      createRestaurantWorld(openDatabase(newId('wild'))),
    ]);
    const [, applied] = await Promise.all([inOrder(calm, steps), inDisorder(wild, steps, seed + n)]);
    const [should, does] = [await projected(calm), await projected(wild)];
    expect(does).toEqual(should);
    const flipsOfRecipe = await events(wild);
    expect(flipsOfRecipe.filter(({ syncStatus }) => syncStatus !== 'processed')).toEqual([]);
    // At most one applied delivery per event, because one projection also handles waiting stock changes.
    expect(applied).toBeLessThanOrEqual(flipsOfRecipe.length);

    for (const world of [calm, wild]) {
      const provider = [world.firestore, world.providerId] as const;
      for (const audit of [auditSales, auditCustomers, auditStock, auditTables, auditDays]) {
        expect((await audit(...provider)).broken).toEqual([]);
      }
      await expectRecipes(world);
      seen.flips += await expectFlips(world, await projected(world));
    }
    const customers = Object.entries(does).filter(([path]) => path.includes('/customers/'));
    for (const [, customer] of customers) expect(customer).toMatchObject({ shard: expect.any(Number) });
    seen.customers += customers.length;
    seen.completed += Object.values(does).filter(({ status }) => status === 'completed').length;
    seen.events += flipsOfRecipe.length;
  }
  console.log(seen);
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
}, 180_000);
