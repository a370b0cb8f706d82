import { providerPath } from '../provider/provider-paths.ts';
import type { Query } from './query.ts';

/** What a house offers, by name. */
export const providerServices = (providerId: string): Query => ({
  collection: `${providerPath(providerId)}/services`,
  scope: 'collection',
  where: [],
  orderBy: [['name', 'asc']],
  limit: 200,
});

/** One of each form, for the indexes. */
export const serviceQueries = (): Query[] => [providerServices('p')];
