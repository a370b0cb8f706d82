import { countersPath } from '../counters/path.ts';
import type { Query } from './query.ts';

/** The shards of a provider's counters. */
export const providerCounters = (providerId: string): Query => ({
  collection: countersPath(providerId),
  scope: 'collection',
  where: [],
  orderBy: [],
  limit: 100,
});

/** Samples for the index test. */
export const insightQueries = (): Query[] => [providerCounters('p')];
