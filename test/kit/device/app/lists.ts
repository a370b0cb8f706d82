import type { Counterfoil, Live, ProviderView } from '@counterfoil/client';
import { dayMs } from '@counterfoil/domain/core';

/** In the time zone of the test's providers: before their midnight, it is another day than by UTC. */
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

const tomorrow = (): string => days.format(Date.now() + dayMs);

type Me = ReturnType<Counterfoil['me']>;

/** The lists that a test can watch, by name: those of a provider, its free slots for `cut`, and the person's bookings. */
export const lists = {
  orders: (provider: ProviderView) => provider.orders(),
  openOrders: (provider: ProviderView) => provider.orders({ open: true }),
  menu: (provider: ProviderView) => provider.menu(),
  categories: (provider: ProviderView) => provider.categories(),
  tables: (provider: ProviderView) => provider.tables(),
  ingredients: (provider: ProviderView) => provider.ingredients(),
  recipes: (provider: ProviderView) => provider.recipes(),
  members: (provider: ProviderView) => provider.members(),
  slots: (provider: ProviderView) => provider.slots('cut', tomorrow()),
  myReservations: (_: ProviderView, me: () => Me) => me().reservations(),
} as const satisfies Readonly<Record<string, (provider: ProviderView, me: () => Me) => Live<object[]>>>;

export type ListName = keyof typeof lists;

/** The lists that the server has as documents. */
export type StoredList = Exclude<ListName, 'slots' | 'myReservations'>;
