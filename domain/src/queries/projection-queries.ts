import { providerEvents } from '../provider/profile/paths.ts';
import { recipesPath } from '../stock/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** Firestore's limit for `array-contains-any` and `in`. */
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

/** Splits the values into as many queries as needed. */
const recipesBy = (
  providerId: string,
  [field, op]: readonly [string, 'array-contains-any' | 'in'],
  values: Iterable<string>,
): Query[] => {
  const unique = [...new Set(values)];
  return Array.from({ length: Math.ceil(unique.length / maxValues) }, (_, n) =>
    recipes(providerId, [[field, op, unique.slice(n * maxValues, (n + 1) * maxValues)]]),
  );
};

/** Recipes that contain any of the ingredients. */
export const recipesWith = (providerId: string, ingredientIds: Iterable<string>): Query[] =>
  recipesBy(providerId, ['ingredientIds', 'array-contains-any'], ingredientIds);

/** Recipes that contain any of these recipes, at every depth. */
export const recipesContaining = (providerId: string, recipeIds: Iterable<string>): Query[] =>
  recipesBy(providerId, ['recipeIds', 'array-contains-any'], recipeIds);

/** Recipes whose margin depends on the price of any of these menu items. */
export const recipesOfItems = (providerId: string, menuItemIds: Iterable<string>): Query[] =>
  recipesBy(providerId, ['menuItemId', 'in'], menuItemIds);

/** Events of the given types that no projection has processed yet. */
export const pendingEvents = (providerId: string, types: readonly string[]): Query =>
  listQuery(
    providerEvents(providerId),
    [],
    [
      ['syncStatus', '==', 'pending'],
      ['type', 'in', types],
    ],
    300,
  );

/** The recipe workers of all providers that have not ended. No index has a time in it, so none has a hot end. */
export const workingProjections = (): Query => ({
  collection: 'projections',
  scope: 'collectionGroup',
  where: [['state', '==', 'working']],
  orderBy: [],
  limit: 200,
});

/** The unfinished rebuilds of all providers. */
export const rebuildingProjections = (): Query => ({
  collection: 'projections',
  scope: 'collectionGroup',
  where: [['state', '==', 'rebuilding']],
  orderBy: [],
  limit: 50,
});

/** Samples for the index test. */
export const projectionQueries = (): Query[] => [
  allRecipes('p'),
  ...recipesWith('p', ['i']),
  ...recipesContaining('p', ['r']),
  ...recipesOfItems('p', ['m']),
  workingProjections(),
  rebuildingProjections(),
  pendingEvents('p', ['inventory.stockChanged']),
];
