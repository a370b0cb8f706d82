import type { Query } from './query.ts';

/** Customers who have not come for as long as their house waits, over all tenants. */
export const dueCustomers = (now: Date): Query => ({
  collection: 'customers',
  scope: 'collectionGroup',
  where: [['inactiveAt', '<=', now]],
  orderBy: [['inactiveAt', 'asc']],
  limit: 200,
});

/** One of each form, for the indexes. */
export const customerQueries = (): Query[] => [dueCustomers(new Date(0))];
