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
  providerResources,
  providerServices,
  providerSubscriptions,
  providerTables,
  type Query,
} from '@counterfoil/domain/core';

type CollectionRule = readonly [
  query: (providerId: string) => Query,
  /** The provider needs one of these modules. Absent: all providers have it. */
  modules?: readonly string[],
  /** Members who may read it. Absent: every member. */
  roles?: readonly MemberRole[],
];

const managers: readonly MemberRole[] = ['owner', 'manager'];
const frontOfHouse: readonly MemberRole[] = [...managers, 'staff'];
const booking = ['booking'];
const restaurant = ['restaurant'];
const stock = ['stock', 'restaurant'];

/** The collections that a workspace keeps on a device: current work only, no finished bookings or orders. */
const collectionRules: readonly CollectionRule[] = [
  [providerMembers],
  [providerServices, booking],
  [providerResources, booking],
  [providerPlans, booking],
  [(id) => providerReservations(id, 'waiting'), booking, frontOfHouse],
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

/** The lists of a provider that a member with this role needs. */
export const queriesFor = (
  providerId: string,
  { role }: Pick<Member, 'role'>,
  { modules }: Pick<Provider, 'modules'>,
): Query[] =>
  collectionRules
    .filter(
      ([, needed, roles]) =>
        needed?.some((module) => modules.includes(module)) !== false && roles?.includes(role) !== false,
    )
    .map(([query]) => query(providerId));
