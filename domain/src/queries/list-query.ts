import type { Query } from './query.ts';

/** A query of one collection. `limit` is the size of a page in documents. */
export const listQuery = (
  collection: string,
  orderBy: Query['orderBy'],
  where: Query['where'] = [],
  limit = 200,
): Query => ({ collection, scope: 'collection', where, orderBy, limit });
