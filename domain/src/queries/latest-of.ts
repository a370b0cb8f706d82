import type { Query } from './query.ts';

/** The last change of a list. A device compares it with its cache to detect missed changes. */
export const latestOf = (query: Query): Query => ({ ...query, orderBy: [['updatedAt', 'desc']], limit: 1 });
