import { hash53 } from '../kernel/short-code.ts';
import type { Write } from '../kernel/write.ts';
import { countersPath } from './path.ts';

/** A tenant's counters spread over this many documents, so concurrent writers rarely conflict. */
export const counterShards = 8;

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
