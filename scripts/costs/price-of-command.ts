import type { Write } from '@counterfoil/domain';
import type { Played } from '../../domain/test-kit/played.ts';
import { type Operations, operations } from './operations.ts';

/** The price of the call alone, without its follow-ups. */
export interface CommandPrice {
  /** Documents per round trip, as the executor reads them. */
  readonly rounds: readonly number[];
  /** All writes of the commit as the SDK counts them: deletions and guards included. */
  readonly commit: number;
  readonly operations: Operations;
}

const isDeletion = ({ op }: Write): boolean => op === 'delete' || op === 'drop';

/** A command without events looks whether its id was used: two addresses of receipts, and its first event. */
const lookForUsedId = 3;

/**
 * The price of an executed command without contention, in a process that knows nothing yet. The executor adds the
 * receipt: it reads it in the first round and writes it in the commit. It guards each document that the decision
 * missed and does not write by a deletion.
 */
export const priceOfCommand = ({ rounds, absences, eventIds, writes }: Played): CommandPrice => {
  const [first = [], ...later] = rounds;
  const read = [first.length + 1, ...later.map(({ length }) => length)];
  const withUsedId = eventIds.length > 0 ? read : [...read, lookForUsedId];
  const written = new Set(writes.map(({ path }) => path));
  const guards = [...absences].filter((path) => !written.has(path)).length;
  const deletions = writes.filter(isDeletion).length + guards;
  const commit = writes.length + guards + 1;
  return {
    rounds: withUsedId,
    commit,
    operations: operations({
      reads: withUsedId.reduce((a, b) => a + b, 0),
      writes: commit - deletions,
      // The TTL policy deletes the receipt.
      deletes: deletions + 1,
      invocations: 1,
    }),
  };
};
