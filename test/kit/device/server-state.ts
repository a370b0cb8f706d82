import {
  providerCategories,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerRecipes,
  providerTables,
  type Query,
} from '@counterfoil/domain';
import { toQuery } from '../../../functions/src/firestore/to-query.ts';
import { withDates } from '../../../functions/src/firestore/with-dates.ts';
import { firestore } from '../admin.ts';
import type { Row } from './app/device-api.ts';
import type { ListName } from './app/lists.ts';

const queries: { readonly [List in ListName]: (providerId: string) => Query } = {
  orders: (providerId) => providerOrders(providerId),
  openOrders: (providerId) => providerOrders(providerId, { open: true }),
  menu: providerMenuItems,
  categories: providerCategories,
  tables: providerTables,
  ingredients: providerIngredients,
  recipes: providerRecipes,
  members: providerMembers,
};

/** A list as the server has it, in the format of a device. */
export const serverState = async (providerId: string, list: ListName): Promise<readonly Row[]> => {
  const { docs } = await toQuery(firestore, queries[list](providerId)).get();
  const rows = docs.map((document) => ({ ...(withDates(document.data()) as object), id: document.id }));
  return JSON.parse(JSON.stringify(rows));
};
