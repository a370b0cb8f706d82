import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/**
 * A list that clients read completely, such as a provider's records or open orders. The limit is no page size, but a
 * maximum that no device should ever reach.
 */
export const wholeList = (collection: string, orderBy: Query['orderBy'] = [], where: Query['where'] = []): Query =>
  listQuery(collection, orderBy, where, 10_000);

/** The same, by name. */
export const byName = (collection: string): Query => wholeList(collection, [['name', 'asc']]);
