import { ingredientsPath, providerPath, recipeSchema, recipesPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { withDates } from '../../functions/src/executor/read-set.ts';
import type { HouseFacts } from './import-plan.ts';

/** What a house has already; `undefined` when there is no such house. */
export const readHouse = async (firestore: Firestore, providerId: string): Promise<HouseFacts | undefined> => {
  const profile = await firestore.doc(providerPath(providerId)).get();
  if (!profile.exists) return undefined;
  const ingredients = await firestore.collection(ingredientsPath(providerId)).listDocuments();
  const recipes = await firestore.collection(recipesPath(providerId)).get();
  return {
    currency: String(profile.get('currency')),
    ingredientIds: new Set(ingredients.map(({ id }) => id)),
    recipes: new Map(
      recipes.docs.flatMap((document) => {
        const recipe = recipeSchema.safeParse(withDates(document.data()));
        return recipe.success ? [[document.id, recipe.data]] : [];
      }),
    ),
  };
};
