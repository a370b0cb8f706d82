import type { Query } from './query.ts';

/** A query of one collection. `limit` is the size of a page in documents. */
export const listQuery = (
  collection: string,
  orderBy: Query['orderBy'],
  limit: number,
  where: Query['where'] = [],
): Query => ({ collection, scope: 'collection', where, orderBy, limit });
