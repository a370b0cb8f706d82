import { hash53 } from '../kernel/short-code.ts';
import type { Write } from '../kernel/write.ts';
import { countersPath } from './path.ts';

/** A tenant's counters are spread over so many documents, so that writers rarely meet. */
export const counterShards = 8;

/** Adds to one shard, chosen by the command, without reading it. */
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
