import { countersPath } from '../counters/path.ts';
import type { Query } from './query.ts';

/** The shards of a house's counters. */
export const providerCounters = (providerId: string): Query => ({
  collection: countersPath(providerId),
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 100,
});

/** One of each form, for the indexes. */
export const insightQueries = (): Query[] => [providerCounters('p')];
