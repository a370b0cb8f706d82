import { ingredientSchema, ingredientsPath, providerPath, recipeSchema, recipesPath } from '@counterfoil/domain';
import type { Firestore, QuerySnapshot } from 'firebase-admin/firestore';
import type { z } from 'zod';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import type { ProviderState } from './import-plan.ts';

const knownSchema = ingredientSchema.pick({ unit: true, version: true });

/** By id; what is no record by the schema counts as if it were not there. */
const readAs = <T>({ docs }: QuerySnapshot, schema: z.ZodType<T>): Map<string, T> =>
  new Map(
    docs.flatMap((document) => {
      const record = schema.safeParse(withDates(document.data()));
      return record.success ? [[document.id, record.data] as const] : [];
    }),
  );

/** What a house has already; `undefined` when there is no such house. */
export const readProvider = async (firestore: Firestore, providerId: string): Promise<ProviderState | undefined> => {
  const profile = await firestore.doc(providerPath(providerId)).get();
  if (!profile.exists) return undefined;
  // By query: a list of documents would name deleted ingredients too, as long as their costs are left.
  const ingredients = await firestore.collection(ingredientsPath(providerId)).select('unit', 'version').get();
  const recipes = await firestore.collection(recipesPath(providerId)).get();
  return {
    currency: String(profile.get('currency')),
    ingredients: readAs(ingredients, knownSchema),
    recipes: readAs(recipes, recipeSchema),
  };
};
