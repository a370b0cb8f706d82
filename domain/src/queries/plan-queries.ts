import { providerPath } from '../provider/provider-paths.ts';
import type { Query } from './query.ts';
import { whole } from './whole.ts';

/** What can be subscribed to at a house, by name. */
export const providerPlans = (providerId: string): Query => ({
  collection: `${providerPath(providerId)}/plans`,
  scope: 'collection',
  where: [],
  orderBy: [['name', 'asc']],
  limit: whole,
});

/** One of each form, for the indexes. */
export const planQueries = (): Query[] => [providerPlans('p')];
