import {
  type Member,
  type MemberRole,
  type Provider,
  providerCategories,
  providerCustomers,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerPlans,
  providerPrinters,
  providerRecipes,
  providerReservations,
  providerServices,
  providerSubscriptions,
  providerTables,
  type Query,
} from '@counterfoil/domain/core';

type Kept = readonly [
  query: (providerId: string) => Query,
  /** Any of these the house must have; every house has what names none. */
  modules?: readonly string[],
  /** Who may read it, and so has it; every member where nobody is named. */
  roles?: readonly MemberRole[],
];

const managers: readonly MemberRole[] = ['owner', 'manager'];
const frontOfHouse: readonly MemberRole[] = [...managers, 'staff'];
const booking = ['booking'];
const restaurant = ['restaurant'];
const stock = ['stock', 'restaurant'];

/** What a device keeps of a house, by collection: what its people work with all day, of what is over nothing. */
const kept: readonly Kept[] = [
  [providerMembers],
  [providerServices, booking],
  [providerPlans, booking],
  [(id) => providerReservations(id, 'pending'), booking, frontOfHouse],
  [(id) => providerReservations(id, 'confirmed'), booking, frontOfHouse],
  [(id) => providerSubscriptions(id, 'pending'), booking, frontOfHouse],
  [(id) => providerSubscriptions(id, 'active'), booking, frontOfHouse],
  [providerCategories, restaurant],
  [providerMenuItems, restaurant],
  [providerTables, restaurant],
  [providerPrinters, restaurant],
  [(id) => providerOrders(id, { open: true }), restaurant],
  [providerCustomers, restaurant, managers],
  [providerIngredients, stock, frontOfHouse],
  [providerRecipes, stock, frontOfHouse],
];

/** The lists of a house that one of its members needs. */
export const queriesFor = (
  providerId: string,
  { role }: Pick<Member, 'role'>,
  { modules }: Pick<Provider, 'modules'>,
): Query[] =>
  kept
    .filter(
      ([, needed, roles]) => needed?.some((one) => modules.includes(one)) !== false && roles?.includes(role) !== false,
    )
    .map(([query]) => query(providerId));
