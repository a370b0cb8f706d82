import { providerEvents } from '../provider/profile/paths.ts';
import { recipesPath } from '../stock/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** As many as Firestore compares with in one query. */
const atOnce = 30;

const recipes = (providerId: string, where: Query['where']): Query => ({
  collection: recipesPath(providerId),
  scope: 'collection',
  where,
  orderBy: [],
  limit: 1000,
});

/** Every recipe of a house. */
export const allRecipes = (providerId: string): Query => recipes(providerId, []);

/** Recipes that any of the ingredients is in, in as many queries as that takes. */
export const recipesWith = (providerId: string, ingredientIds: readonly string[]): Query[] => {
  const unique = [...new Set(ingredientIds)];
  return Array.from({ length: Math.ceil(unique.length / atOnce) }, (_, n) =>
    recipes(providerId, [['ingredientIds', 'array-contains-any', unique.slice(n * atOnce, (n + 1) * atOnce)]]),
  );
};

/** Recipes whose margin is reckoned from an item's price. */
export const recipesOfItem = (providerId: string, menuItemId: string): Query =>
  recipes(providerId, [['menuItemId', '==', menuItemId]]);

/** Events of some types that no projection has looked at yet. */
export const pendingEvents = (providerId: string, types: readonly string[]): Query =>
  listQuery(providerEvents(providerId), [], 50, [
    ['syncStatus', '==', 'pending'],
    ['type', 'in', types],
  ]);

/** One of each form, for the indexes. */
export const projectionQueries = (): Query[] => [
  allRecipes('p'),
  ...recipesWith('p', ['i']),
  recipesOfItem('p', 'm'),
  pendingEvents('p', ['inventory.stockChanged']),
];
