import * as z from 'zod';

/** `serviceProviders/{pid}/counters/{shard}`: one shard of a tenant's counters; the totals are sums over the shards. */
export const counterShardSchema = z.object({ updatedAt: z.date() }).catchall(z.union([z.number(), z.date()]));

export type CounterShard = Readonly<z.infer<typeof counterShardSchema>>;
