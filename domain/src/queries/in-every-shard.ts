import { dueShards } from '../kernel/due-shard.ts';
import type { Query } from './query.ts';

type Condition = Query['where'][number];

/**
 * The condition that leads every query for what is due. The database asks all shards at once, and merges their documents
 * by time.
 */
export const inEveryShard = (): Condition => ['shard', 'in', Array.from({ length: dueShards }, (_, n) => n)];

/**
 * The same query for documents that earlier versions have written without a shard; `undefined` if it has no shards. Its
 * index belongs to the earlier version.
 */
export const beforeShards = (query: Query): Query | undefined => {
  const where = query.where.filter(([field]) => field !== 'shard');
  return where.length < query.where.length ? { ...query, where } : undefined;
};
