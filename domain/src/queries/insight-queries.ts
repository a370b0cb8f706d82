import { countersPath } from '../counters/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The shards of a house's counters. */
export const providerCounters = (providerId: string): Query => listQuery(countersPath(providerId), [], 100);

/** One of each form, for the indexes. */
export const insightQueries = (): Query[] => [providerCounters('p')];
