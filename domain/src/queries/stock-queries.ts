import { ingredientsPath, recipesPath, stockLogsPath } from '../stock/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { byName, wholeList } from './whole-list.ts';

/** A provider's ingredients, by name. */
export const providerIngredients = (providerId: string): Query => byName(ingredientsPath(providerId));

/** A provider's recipes, by id, because a recipe may have no name. */
export const providerRecipes = (providerId: string): Query => wholeList(recipesPath(providerId));

/** The changes of one stock, latest first. */
export const ingredientLogs = (providerId: string, ingredientId: string): Query =>
  listQuery(stockLogsPath(providerId), [['version', 'desc']], [['ingredientId', '==', ingredientId]], 100);

/** Samples for the index test. */
export const stockQueries = (): Query[] => [providerIngredients('p'), providerRecipes('p'), ingredientLogs('p', 'i')];
