import { ingredientSchema, ingredientsPath, providerPath, recipeSchema, recipesPath } from '@counterfoil/domain';
import type { Firestore, QuerySnapshot } from 'firebase-admin/firestore';
import type { z } from 'zod';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import type { ProviderState } from './import-plan.ts';

const knownSchema = ingredientSchema.pick({ unit: true, version: true });

/** The valid documents by id. A document that does not match the schema is ignored. */
const readAs = <T>({ docs }: QuerySnapshot, schema: z.ZodType<T>): Map<string, T> =>
  new Map(
    docs.flatMap((document) => {
      const record = schema.safeParse(withDates(document.data()));
      return record.success ? [[document.id, record.data] as const] : [];
    }),
  );

/** Reads the provider's current state; `undefined` if the provider does not exist. */
export const readProvider = async (firestore: Firestore, providerId: string): Promise<ProviderState | undefined> => {
  const profile = await firestore.doc(providerPath(providerId)).get();
  if (!profile.exists) return undefined;
  // By query: `listDocuments` would also list deleted ingredients whose costing document still exists.
  const ingredients = await firestore.collection(ingredientsPath(providerId)).select('unit', 'version').get();
  const recipes = await firestore.collection(recipesPath(providerId)).get();
  return {
    currency: String(profile.get('currency')),
    ingredients: readAs(ingredients, knownSchema),
    recipes: readAs(recipes, recipeSchema),
  };
};
