import { inEveryShard } from './in-every-shard.ts';
import type { Query } from './query.ts';

/** Customers of all tenants whose time of inactivity has come. */
export const dueCustomers = (now: Date): Query => ({
  collection: 'customers',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['inactiveAt', '<=', now]],
  orderBy: [['inactiveAt', 'asc']],
  limit: 200,
});

/** Samples for the index test. */
export const customerQueries = (): Query[] => [dueCustomers(new Date(0))];
