import type { Query } from './query.ts';

/**
 * A list that is read whole: what a house is made of, and what is open in it. Its limit is not a page, but more than a
 * device should ever hold of one kind.
 */
export const wholeList = (collection: string, orderBy: Query['orderBy'] = [], where: Query['where'] = []): Query => ({
  collection,
  scope: 'collection',
  where,
  orderBy,
  limit: 10_000,
});
