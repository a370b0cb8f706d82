import type { Query } from './query.ts';
import { providerOrders } from './restaurant-queries.ts';

/** What of a list was changed last: a device asks for it, to know whether it has missed anything. */
export const latestOf = (query: Query): Query => ({ ...query, orderBy: [['updatedAt', 'desc']], limit: 1 });

/** One of each form, for the indexes: the rest has no conditions. */
export const latestQueries = (): Query[] => [latestOf(providerOrders('p', { open: true }))];
