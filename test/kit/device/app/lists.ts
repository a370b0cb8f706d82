import type { Live, ProviderView } from '@counterfoil/client';

/** The lists of a house that a test can watch, by name. */
export const lists = {
  orders: (house: ProviderView) => house.orders(),
  openOrders: (house: ProviderView) => house.orders({ open: true }),
  menu: (house: ProviderView) => house.menu(),
  categories: (house: ProviderView) => house.categories(),
  tables: (house: ProviderView) => house.tables(),
  ingredients: (house: ProviderView) => house.ingredients(),
  recipes: (house: ProviderView) => house.recipes(),
  members: (house: ProviderView) => house.members(),
} as const satisfies Readonly<Record<string, (house: ProviderView) => Live<object[]>>>;

export type ListName = keyof typeof lists;
