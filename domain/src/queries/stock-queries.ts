import { ingredientsPath, recipesPath, stockLogsPath } from '../stock/paths.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { wholeList } from './whole-list.ts';

/** What a house keeps in stock, by name. */
export const providerIngredients = (providerId: string): Query =>
  wholeList(ingredientsPath(providerId), [['name', 'asc']]);

/** What a house makes, by id: a recipe may have no name. */
export const providerRecipes = (providerId: string): Query => wholeList(recipesPath(providerId));

/** What became of one stock, the latest first. */
export const ingredientLogs = (providerId: string, ingredientId: string): Query =>
  listQuery(stockLogsPath(providerId), [['version', 'desc']], 100, [['ingredientId', '==', ingredientId]]);

/** One of each form, for the indexes. */
export const stockQueries = (): Query[] => [providerIngredients('p'), providerRecipes('p'), ingredientLogs('p', 'i')];
