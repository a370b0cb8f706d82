import { ingredientsPath, providerPath, type Recipe, recipesPath } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
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
    recipes: new Map(recipes.docs.map((recipe) => [recipe.id, recipe.data() as Recipe])),
  };
};
