import { countersPath } from '../counters/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The shards of a provider's counters. */
export const providerCounters = (providerId: string): Query => listQuery(countersPath(providerId), [], [], 100);

/** Samples for the index test. */
export const insightQueries = (): Query[] => [providerCounters('p')];
