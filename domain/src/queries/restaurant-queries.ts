import { endUserPath } from '../end-user/path.ts';
import { categoriesPath, menuItemsPath } from '../restaurant/menu/paths.ts';
import { ordersPath } from '../restaurant/orders/paths.ts';
import { openStatuses } from '../restaurant/orders/status.ts';
import { printersPath, printJobsPath } from '../restaurant/print-jobs/paths.ts';
import { tablesPath } from '../restaurant/tables/paths.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';
import { byName, wholeList } from './whole-list.ts';

/** A provider's open orders, oldest first, or all orders, newest first. */
export const providerOrders = (providerId: string, { open = false } = {}): Query =>
  open
    ? wholeList(ordersPath(providerId), [['createdAt', 'asc']], [['status', 'in', openStatuses]])
    : listQuery(ordersPath(providerId), [['createdAt', 'desc']]);

/** Order numbers of all providers that are to begin anew. */
export const dueOrderNumbers = (now: Date): Query => ({
  collection: 'orderNumbers',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['restartAt', '<=', now]],
  orderBy: [['restartAt', 'asc']],
  limit: 100,
});

/** A user's orders from all providers, newest first. */
export const userOrders = (uid: string): Query => listQuery(`${endUserPath(uid)}/orders`, [['createdAt', 'desc']]);

export const providerCategories = (providerId: string): Query =>
  wholeList(categoriesPath(providerId), [['sortOrder', 'asc']]);
export const providerMenuItems = (providerId: string): Query => byName(menuItemsPath(providerId));
export const providerTables = (providerId: string): Query => byName(tablesPath(providerId));
export const providerPrinters = (providerId: string): Query => byName(printersPath(providerId));

/** A station's tickets that still need printing, including failed ones, oldest first. */
export const waitingPrintJobs = (providerId: string, station: string): Query =>
  listQuery(
    printJobsPath(providerId),
    [['createdAt', 'asc']],
    [
      ['station', '==', station],
      ['status', 'in', ['queued', 'claimed', 'failed']],
    ],
  );

/** Samples for the index test. */
export const restaurantQueries = (): Query[] => [
  providerOrders('p'),
  providerOrders('p', { open: true }),
  dueOrderNumbers(new Date(0)),
  userOrders('u'),
  providerCategories('p'),
  providerMenuItems('p'),
  providerTables('p'),
  providerPrinters('p'),
  waitingPrintJobs('p', 'kitchen'),
];
