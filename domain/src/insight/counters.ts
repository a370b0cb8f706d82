import { hash53 } from '../kernel/short-code.ts';
import type { Write } from '../kernel/write.ts';
import { providerPath } from '../provider/provider-paths.ts';

/** A tenant's counters are spread over so many documents, so that writers rarely meet. */
export const counterShards = 8;

export const countersPath = (providerId: string): string => `${providerPath(providerId)}/counters`;

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
