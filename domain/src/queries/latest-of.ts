import type { Query } from './query.ts';
import { providerOrders } from './restaurant-queries.ts';

/** The last change of a list. A device compares it with its cache to detect missed changes. */
export const latestOf = (query: Query): Query => ({ ...query, orderBy: [['updatedAt', 'desc']], limit: 1 });

/** Samples for the index test; all other lists have no conditions. */
export const latestQueries = (): Query[] => [latestOf(providerOrders('p', { open: true }))];
