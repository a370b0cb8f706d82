import type { Live, ProviderView } from '@counterfoil/client';

/** The lists of a provider that a test can watch, by name. */
export const lists = {
  orders: (provider: ProviderView) => provider.orders(),
  openOrders: (provider: ProviderView) => provider.orders({ open: true }),
  menu: (provider: ProviderView) => provider.menu(),
  categories: (provider: ProviderView) => provider.categories(),
  tables: (provider: ProviderView) => provider.tables(),
  ingredients: (provider: ProviderView) => provider.ingredients(),
  recipes: (provider: ProviderView) => provider.recipes(),
  members: (provider: ProviderView) => provider.members(),
} as const satisfies Readonly<Record<string, (provider: ProviderView) => Live<object[]>>>;

export type ListName = keyof typeof lists;
