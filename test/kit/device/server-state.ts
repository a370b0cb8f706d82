import {
  ingredientSchema,
  providerCategories,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerRecipes,
  providerTables,
  type Query,
  recipeSchema,
  withPortions,
} from '@counterfoil/domain';
import { toQuery } from '../../../functions/src/firestore/to-query.ts';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';
import { firestore } from '../admin.ts';
import type { Row } from './app/device-api.ts';
import type { StoredList } from './app/lists.ts';

const queries: { readonly [List in StoredList]: (providerId: string) => Query } = {
  orders: (providerId) => providerOrders(providerId),
  openOrders: (providerId) => providerOrders(providerId, { open: true }),
  menu: providerMenuItems,
  categories: providerCategories,
  tables: providerTables,
  ingredients: providerIngredients,
  recipes: providerRecipes,
  members: providerMembers,
};

/** Recipes as devices show them, with the portions that the stock covers. */
const withStock = async (providerId: string, recipes: readonly object[]) => {
  const stock = await toQuery(firestore, providerIngredients(providerId)).get();
  const parse = <T>(rows: readonly object[], schema: { parse(row: object): T }) =>
    rows.map((row) => ({ ...schema.parse(row), id: String(Reflect.get(row, 'id')) }));
  const ingredients = stock.docs.map((one) => ({ ...(withDates(one.data()) as object), id: one.id }));
  return withPortions(parse(recipes, recipeSchema), parse(ingredients, ingredientSchema));
};

/** A list as the server has it, in the format of a device. */
export const serverState = async (providerId: string, list: StoredList): Promise<readonly Row[]> => {
  const { docs } = await toQuery(firestore, queries[list](providerId)).get();
  const rows = docs.map((document) => ({ ...(withDates(document.data()) as object), id: document.id }));
  return JSON.parse(JSON.stringify(list === 'recipes' ? await withStock(providerId, rows) : rows));
};
