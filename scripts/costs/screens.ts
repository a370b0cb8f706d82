import {
  ingredientLogs,
  providerCategories,
  providerCounters,
  providerCustomers,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerPath,
  providerRecipes,
  providerReservations,
  providerResources,
  providerServices,
  providerTables,
  type Query,
  reservationStatuses,
  reservationsBetween,
  upcomingReservations,
  userNotifications,
  userReservations,
} from '@counterfoil/domain/core';
import { analyticsDays } from '@counterfoil/domain/insight';
import { queriesFor } from '../../client/src/workspace/collections.ts';

const id = 'p';
const now = new Date('2026-05-08T10:00:00Z');
const day = { from: new Date('2026-05-08T00:00:00Z'), to: new Date('2026-05-09T00:00:00Z') };
const week = { from: now, to: new Date(now.getTime() + 7 * 86_400_000) };
const root = providerPath(id);

/** Documents by collection below the provider, at the stated sizes: 40 bookings and 100 orders a day. */
export const sizes: Readonly<Record<string, number>> = {
  members: 8,
  services: 20,
  resources: 6,
  plans: 3,
  waitingReservations: 4,
  pendingReservations: 10,
  confirmedReservations: 200,
  pendingSubscriptions: 2,
  activeSubscriptions: 50,
  categories: 8,
  menuItems: 60,
  tables: 20,
  printers: 3,
  orders: 15,
  customers: 500,
  ingredients: 80,
  recipes: 70,
};

/** A live list with as many documents as it finds, or some single documents. */
interface Listened {
  readonly listeners: number;
  readonly documents: number;
}

/** A query that finds nothing costs one read, and no listener reads more than its first page. */
const list = (query: Query, documents = sizes[query.collection.slice(root.length + 1)]): Listened => {
  if (documents === undefined) throw new Error(`no size is stated for ${query.collection}`);
  return { listeners: 1, documents: Math.max(1, Math.min(documents, query.limit)) };
};

const documents = (count: number): Listened => ({ listeners: count, documents: count });

export interface Screen {
  readonly name: string;
  readonly holds: string;
  readonly listened: readonly Listened[];
  /** A person's own documents, and what everybody signed in may read: the rules read nothing. */
  readonly isCustomers?: true;
}

/** The 40 bookings of a day by status. */
const ofDay = { waiting: 1, pending: 3, confirmed: 22, completed: 10, cancelled: 4 } as const;

const salon = { modules: ['booking'] };
const restaurant = { modules: ['restaurant', 'stock'] };
const workspace = (modules: Parameters<typeof queriesFor>[2], role: 'owner' | 'kitchen' = 'owner'): Listened[] => [
  documents(2),
  ...queriesFor(id, { role }, modules).map((query) => list(query)),
];

/** The screens that list most, as `dashboard/src/screens` opens them. */
export const screens = (): readonly Screen[] => [
  { name: 'workspace of a salon, owner', holds: 'all that a device keeps offline', listened: workspace(salon) },
  {
    name: 'workspace of a restaurant, owner',
    holds: 'all that a device keeps offline',
    listened: workspace(restaurant),
  },
  {
    name: 'workspace of a restaurant, kitchen',
    holds: 'menu, tables, printers, open orders, members',
    listened: workspace(restaurant, 'kitchen'),
  },
  {
    name: '`provider/today`',
    holds: 'profile, suspension, requests, 40 bookings of the day',
    listened: [
      documents(2),
      list(providerReservations(id, 'pending')),
      ...reservationStatuses.map((status) => list(reservationsBetween(id, status, day), ofDay[status])),
    ],
  },
  {
    name: '`provider/calendar`, a week',
    holds: '200 bookings, resources',
    listened: [
      ...reservationStatuses.map((status) => list(reservationsBetween(id, status, week), 5 * ofDay[status])),
      list(providerResources(id)),
    ],
  },
  {
    name: '`provider/figures`',
    holds: 'four weeks of days, counters, next bookings, services',
    listened: [
      documents(1),
      list(providerServices(id)),
      list(providerCounters(id), 8),
      list(upcomingReservations(id, now), 5),
      list(analyticsDays(id, now, 'Europe/Berlin'), 28 * 4),
    ],
  },
  {
    name: '`restaurant/tables` and `restaurant/orders`',
    holds: '15 open orders, 20 tables',
    listened: [list(providerOrders(id, { open: true })), list(providerTables(id))],
  },
  {
    name: 'menu, to take an order',
    holds: '60 items in 8 categories',
    listened: [list(providerMenuItems(id)), list(providerCategories(id))],
  },
  {
    name: '`kitchen/display`',
    holds: '15 open orders, 20 tables',
    listened: [list(providerOrders(id, { open: true })), list(providerTables(id))],
  },
  {
    name: '`stock/stock`',
    holds: '80 ingredients, 70 recipes with their menu items',
    listened: [list(providerIngredients(id)), list(providerRecipes(id)), list(providerMenuItems(id))],
  },
  { name: '`stock/stock-history`', holds: '100 changes of a stock', listened: [list(ingredientLogs(id, 'i'), 100)] },
  { name: 'customers', holds: '500 customers', listened: [list(providerCustomers(id))] },
  { name: 'members', holds: '8 members', listened: [list(providerMembers(id))] },
  {
    name: '`customer/booker`, a week of a service',
    isCustomers: true,
    holds: 'profile, services, resources, a week of seats',
    listened: [documents(2), list(providerServices(id)), list(providerResources(id)), documents(8)],
  },
  {
    name: '`customer/bookings`',
    isCustomers: true,
    holds: '12 own bookings',
    listened: [list(userReservations('u'), 12)],
  },
  { name: '`customer/inbox`', isCustomers: true, holds: '30 messages', listened: [list(userNotifications('u'), 30)] },
];

/** Documents that a cold opening reads. For a member, the rules look up the membership once for each listener. */
export const coldReads = ({ listened, isCustomers }: Screen): number =>
  listened.reduce((reads, { listeners, documents }) => reads + (isCustomers ? 0 : listeners) + documents, 0);
