import { providerEvents } from '../provider/profile/paths.ts';
import { recipesPath } from '../stock/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** Firestore's limit for `array-contains-any`. */
const maxValues = 30;

const recipes = (providerId: string, where: Query['where']): Query => ({
  collection: recipesPath(providerId),
  scope: 'collection',
  where,
  orderBy: [],
  limit: 1000,
});

/** All recipes of a provider. */
export const allRecipes = (providerId: string): Query => recipes(providerId, []);

/** Recipes that contain any of the ingredients, split into as many queries as needed. */
export const recipesWith = (providerId: string, ingredientIds: readonly string[]): Query[] => {
  const unique = [...new Set(ingredientIds)];
  return Array.from({ length: Math.ceil(unique.length / maxValues) }, (_, n) =>
    recipes(providerId, [['ingredientIds', 'array-contains-any', unique.slice(n * maxValues, (n + 1) * maxValues)]]),
  );
};

/** Recipes whose margin depends on a menu item's price. */
export const recipesOfItem = (providerId: string, menuItemId: string): Query =>
  recipes(providerId, [['menuItemId', '==', menuItemId]]);

/** Events of the given types that no projection has processed yet. */
export const pendingEvents = (providerId: string, types: readonly string[]): Query =>
  listQuery(
    providerEvents(providerId),
    [],
    [
      ['syncStatus', '==', 'pending'],
      ['type', 'in', types],
    ],
    50,
  );

/** Samples for the index test. */
export const projectionQueries = (): Query[] => [
  allRecipes('p'),
  ...recipesWith('p', ['i']),
  recipesOfItem('p', 'm'),
  pendingEvents('p', ['inventory.stockChanged']),
];
