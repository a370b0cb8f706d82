import { endUserPath } from '../people/end-user-path.ts';
import { openStatuses } from '../restaurant/order-status.ts';
import {
  categoriesPath,
  menuItemsPath,
  ordersPath,
  printersPath,
  printJobsPath,
  tablesPath,
} from '../restaurant/restaurant-paths.ts';
import type { Query } from './query.ts';
import { whole } from './whole.ts';

const pageSize = 200;

/** A house's orders that are not closed, in the order in which they came; or all of them, the newest first. */
export const providerOrders = (providerId: string, { open = false } = {}): Query => ({
  collection: ordersPath(providerId),
  scope: 'collection',
  where: open ? [['status', 'in', openStatuses]] : [],
  orderBy: [['createdAt', open ? 'asc' : 'desc']],
  limit: open ? whole : pageSize,
});

/** Orders of any house that name a person, the newest first. */
export const userOrders = (uid: string): Query => ({
  collection: `${endUserPath(uid)}/orders`,
  scope: 'collection',
  where: [],
  orderBy: [['createdAt', 'desc']],
  limit: pageSize,
});

const byField = (collection: string, field: string): Query => ({
  collection,
  scope: 'collection',
  where: [],
  orderBy: [[field, 'asc']],
  limit: whole,
});

export const providerCategories = (providerId: string): Query => byField(categoriesPath(providerId), 'sortOrder');
export const providerMenuItems = (providerId: string): Query => byField(menuItemsPath(providerId), 'name');
export const providerTables = (providerId: string): Query => byField(tablesPath(providerId), 'name');
export const providerPrinters = (providerId: string): Query => byField(printersPath(providerId), 'name');

/** Tickets that are to be printed at a station, those that were given up among them, the oldest first. */
export const waitingPrintJobs = (providerId: string, station: string): Query => ({
  collection: printJobsPath(providerId),
  scope: 'collection',
  where: [
    ['station', '==', station],
    ['status', 'in', ['queued', 'claimed', 'failed']],
  ],
  orderBy: [['createdAt', 'asc']],
  limit: pageSize,
});

/** One of each form, for the indexes. */
export const restaurantQueries = (): Query[] => [
  providerOrders('p'),
  providerOrders('p', { open: true }),
  userOrders('u'),
  providerCategories('p'),
  providerMenuItems('p'),
  providerTables('p'),
  providerPrinters('p'),
  waitingPrintJobs('p', 'kitchen'),
];
