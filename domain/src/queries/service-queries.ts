import { providerPath } from '../provider/provider-paths.ts';
import type { Query } from './query.ts';
import { whole } from './whole.ts';

/** What a house offers, by name. */
export const providerServices = (providerId: string): Query => ({
  collection: `${providerPath(providerId)}/services`,
  scope: 'collection',
  where: [],
  orderBy: [['name', 'asc']],
  limit: whole,
});

/** One of each form, for the indexes. */
export const serviceQueries = (): Query[] => [providerServices('p')];
