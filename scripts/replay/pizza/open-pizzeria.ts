import { actorId, type Command } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { boundedId } from '../bounded-id.ts';
import { currency, owner, recordsOf, timeZone } from './pizza-provider.ts';
import type { PizzaPlace } from './read-pizza.ts';

/** Before the first order of the file. */
const opening = new Date('2014-12-31T17:00:00Z');

/** Kilograms of each ingredient at the opening. */
const openingStock = 2;

const send = async (firestore: Firestore, commands: readonly Command[]): Promise<void> => {
  const outcomes = await executeBatch({ firestore, clock: () => opening }, owner, commands);
  const refused = outcomes.flatMap((outcome) => (outcome.outcome === 'rejected' ? [outcome.rejection.message] : []));
  if (refused.length > 0) throw new Error(`the pizza place could not be created: ${refused[0]}`);
};

/** Creates the provider with its menu, recipes and first stock. Safe to repeat. */
export const openPizzeria = async (firestore: Firestore, place: PizzaPlace, providerId: string): Promise<void> => {
  const command = (id: string, type: string, payload: object): Command => ({
    id: boundedId(`${providerId}-${id}`),
    type,
    providerId,
    payload,
    issuedAt: opening.toISOString(),
  });
  const modules = ['restaurant', 'stock'];
  const profile = { name: `Pizza place ${providerId}`, kind: 'restaurant', timeZone, currency, modules };
  await send(firestore, [command('create', 'provider.create', profile)]);

  const records = recordsOf(place);
  const provider = firestore.doc(`serviceProviders/${providerId}`);
  const writer = firestore.bulkWriter();
  for (const [collection, documents] of Object.entries(records)) {
    for (const [id, data] of Object.entries(documents)) {
      // With merge: fields that functions keep on an existing record stay.
      void writer.set(
        provider.collection(collection).doc(id),
        { ...data, createdAt: opening, updatedAt: opening, updatedBy: actorId(owner) },
        { merge: true },
      );
    }
  }
  await writer.close();
  const first = Object.keys(records.ingredients ?? {}).map((ingredientId) =>
    command(`opening-${ingredientId}`, 'stock.count', { ingredientId, counted: openingStock }),
  );
  await send(firestore, first);
};
