import {
  availabilityOf,
  costOfRecipe,
  documentSchemas,
  type Fields,
  type IngredientCosting,
  ingredientSchema,
  isStored,
  menuItemRef,
  providerPath,
  recipeSchema,
  standingOf,
  storedAvailability,
} from '@counterfoil/domain';
import type { CollectionReference } from 'firebase-admin/firestore';
import { expect } from 'vitest';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';
import type { RestaurantWorld } from './play.ts';

const readBy = async <T>(list: CollectionReference, parse: (data: unknown) => T): Promise<Map<string, T>> =>
  new Map((await list.get()).docs.map((document) => [document.id, parse(withDates(document.data()))]));

const costing = async (list: CollectionReference, id: string): Promise<Fields | undefined> =>
  withDates((await list.doc(id).collection('private').doc('costing').get()).data()) as Fields | undefined;

/**
 * Expects every recipe's availability and cost, and every ingredient's status, to match the provider's current
 * documents.
 */
export const expectRecipes = async ({ firestore, providerId }: RestaurantWorld): Promise<void> => {
  const provider = firestore.doc(providerPath(providerId));
  const [book, pantry] = [provider.collection('recipes'), provider.collection('ingredients')];
  const recipes = await readBy(book, (data) => recipeSchema.parse(data));
  const ingredients = await readBy(pantry, (data) => ingredientSchema.parse(data));
  const costs = new Map<string, IngredientCosting>();
  for (const [id, ingredient] of ingredients) {
    const { stockStatus, stockPercentage, daysRemaining } = ingredient;
    expect({ id, stockStatus, stockPercentage, daysRemaining }).toEqual({ id, ...standingOf(ingredient) });
    const known = await costing(pantry, id);
    if (known) costs.set(id, documentSchemas.ingredientCosting.parse(known));
  }
  for (const [id, recipe] of recipes) {
    const wanted = storedAvailability(availabilityOf(id, recipes, ingredients));
    expect(isStored(recipe, wanted) ? wanted : recipe, id).toEqual(wanted);
    expect([undefined, null, 0], id).toContain(recipe.maxPossibleQuantity);
    const item = recipe.menuItemId && (await firestore.doc(menuItemRef(providerId, recipe.menuItemId).path).get());
    const menuItem = item ? documentSchemas.menuItem.parse(withDates(item.data())) : undefined;
    const sources = { recipes, ingredients, costs, menuItem, taxIncluded: true, currency: 'EUR' };
    const { createdAt: _c, updatedAt: _u, ...kept } = (await costing(book, id)) ?? {};
    expect(kept, id).toEqual(costOfRecipe(id, sources) ?? {});
  }
};
