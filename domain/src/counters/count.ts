import { hash53 } from '../kernel/short-code.ts';
import type { Write } from '../kernel/write.ts';
import { countersPath } from './path.ts';

/** A tenant's counters spread over this many documents, so concurrent writers rarely conflict. */
export const counterShards = 8;

/** Most shards that a provider may set. */
export const maxCounterShards = 32;

/** Adds to the shard of the command, without a read. */
export const count = (
  providerId: string,
  commandId: string,
  by: Readonly<Record<string, number>>,
  fields: Readonly<Record<string, Date>>,
): Write => ({
  op: 'increment',
  path: `${countersPath(providerId)}/${hash53(commandId) % counterShards}`,
  by,
  fields,
});

const shardPattern = /^serviceProviders\/[^/]+\/counters\/\d+$/;

/** The writes of a command with its counters spread over as many shards as the provider has set. */
export const spreadCounters = (writes: readonly Write[], commandId: string, shards: number): readonly Write[] =>
  shards <= counterShards
    ? writes
    : writes.map((write) =>
        write.op === 'increment' && shardPattern.test(write.path)
          ? { ...write, path: `${write.path.slice(0, write.path.lastIndexOf('/'))}/${hash53(commandId) % shards}` }
          : write,
      );
