import { type Fields, providerPath, type RecordKindName } from '@counterfoil/domain';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import pLimit from 'p-limit';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { renewKey } from '../../functions/src/bundles/renew-key.ts';
import { projectStoredEvent } from '../../functions/src/projections/project-stored-event.ts';
import { emitOrKeep } from '../../functions/src/records/emit-or-keep.ts';
import { recordChange } from '../../functions/src/records/record-change.ts';
import { counting, type Operations } from './count-operations.ts';
import { createRestaurant, putRecords, type Restaurant } from './restaurant.ts';

/** Instances of one process take this many invocations at once. */
const concurrency = 40;

const ingredientIds = ['flour', ...Array.from({ length: 49 }, (_, n) => `i${n}`)];

/** Every tenth recipe is a dough. The others are a dough with four ingredients; all of them contain flour. */
export const manyRecipes = (count: number): Record<string, Fields> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => {
      const flour = { ingredientId: 'flour', quantity: 100 };
      const some = [1, 2, 3].map((step) => ({ ingredientId: `i${(n * step + step) % 49}`, quantity: step }));
      const dough = { recipeId: `r${n - (n % 10)}`, quantity: 1 };
      return [`r${n}`, { menuItemId: `m${n}`, ingredients: n % 10 === 0 ? [flour] : [dough, ...some] }];
    }),
  );

/** A restaurant with fifty ingredients and their costs, in a database without triggers. */
export const createHouse = async (database: Firestore): Promise<Restaurant> => {
  const house = await createRestaurant({}, database);
  const ingredients = ingredientIds.map((id) => [id, { name: id, unit: 'g', currentStock: 1_000_000, version: 1 }]);
  await putRecords(house.providerId, { ingredients: Object.fromEntries(ingredients) }, database);
  const batch = database.batch();
  for (const id of ingredientIds) {
    const ref = database.doc(`${providerPath(house.providerId)}/ingredients/${id}/private/costing`);
    batch.set(ref, { cost: euros(100), quantity: 1000 });
  }
  await batch.commit();
  return house;
};

/** The functions that a house's changes invoke, in this process. Their reads and writes are counted. */
export class Platform {
  readonly operations: Operations = { reads: 0, writes: 0 };
  readonly #database: Firestore;
  readonly #providerId: string;
  readonly #limit = pLimit(concurrency);

  constructor(database: Firestore, providerId: string) {
    this.#database = database;
    this.#providerId = providerId;
  }

  get #context() {
    return { firestore: this.#database, clock: () => new Date() };
  }

  /** Delivers again after an error, as triggers do. */
  #invoke<T>(work: () => Promise<T>, tries = 5): Promise<T> {
    return this.#limit(async () => {
      for (let left = tries; ; left--) {
        try {
          return await counting(this.operations, work);
        } catch (error) {
          if (left === 0) throw error;
        }
      }
    });
  }

  /** Writes a record, and runs what follows. The answer to the writer does not wait for it. */
  async write(
    kind: Exclude<RecordKindName, 'provider'>,
    id: string,
    write: (ref: DocumentReference) => Promise<unknown>,
  ) {
    const ref = this.#database.doc(`${providerPath(this.#providerId)}/${kind}/${id}`);
    const before = await ref.get();
    await write(ref);
    const after = await ref.get();
    const ids = { providerId: this.#providerId, entityId: id };
    const change = recordChange(kind, ids, { before, after, time: new Date().toISOString() });
    const followed = this.#invoke(async () => {
      await emitOrKeep(this.#context, change);
      await renewKey(this.#context, change);
    }).then(() => this.deliver(`${change.changeId}_0`));
    followed.catch(() => {});
    return { followed };
  }

  deliver(eventId: string): Promise<boolean> {
    return this.#invoke(() => projectStoredEvent(this.#context, this.#providerId, eventId));
  }

  /** Delivers events until none is pending. */
  async settle(): Promise<void> {
    const events = this.#database.collection(`${providerPath(this.#providerId)}/events`);
    for (;;) {
      const { docs } = await events.where('syncStatus', '==', 'pending').get();
      if (docs.length === 0) return;
      await Promise.all(docs.map(({ id }) => this.deliver(id)));
    }
  }
}

/** Imports recipes as `npm run import` does, sixteen at once, and waits for the functions. */
export const importRecipes = async (platform: Platform, recipes: Readonly<Record<string, Fields>>): Promise<void> => {
  const limit = pLimit(16);
  const stamps = { createdAt: new Date(), updatedAt: new Date(), updatedBy: 'system:import' };
  const written = await Promise.all(
    Object.entries(recipes).map(([id, fields]) =>
      limit(() => platform.write('recipes', id, (ref) => ref.create({ ...fields, ...stamps }))),
    ),
  );
  await Promise.all(written.map(({ followed }) => followed));
  await platform.settle();
};
