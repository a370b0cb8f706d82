import {
  type Actor,
  type BoundCommand,
  type Documents,
  type Outcome,
  parseCommand,
  type RequestContext,
} from '@counterfoil/domain';
import pLimit from 'p-limit';
import type { CommandContext } from '../firestore/command-context.ts';
import { executeCommand } from './execute-command.ts';
import { MembershipGate } from './membership-gate.ts';

/** Aggregates executed in parallel: enough to hide the database's latency, few enough not to overload it. */
const concurrency = 16;

/** Reads the id of input that may not be a command at all. */
const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 128) : '';

/** Some commands of a batch could not be executed now. The others have their outcomes. */
export class BatchFailure extends AggregateError {
  /** One per command, in their order; `null` for a command that failed. */
  readonly outcomes: readonly (Outcome | null)[];
  constructor(errors: readonly unknown[], outcomes: readonly (Outcome | null)[]) {
    super(errors, `${errors.length} of ${outcomes.length} commands failed`);
    this.outcomes = outcomes;
  }
}

type Placed = { readonly place: number; readonly bound: BoundCommand<Documents> };

const byAggregate = (commands: readonly Placed[], { actor, now }: RequestContext): Placed[][] => [
  ...Map.groupBy(commands, ({ bound }) => `${bound.command.providerId}/${bound.aggregate({ actor, now })}`).values(),
];

/**
 * Executes commands: those on one aggregate in order, different aggregates in parallel. After a failure it executes no
 * later command on the same aggregate.
 *
 * @returns one outcome per command, in the order of the commands
 * @throws BatchFailure after all others have been executed
 */
export const executeBatch = async (
  context: CommandContext,
  actor: Actor,
  raws: readonly unknown[],
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const accepted: Placed[] = [];
  for (const [place, raw] of raws.entries()) {
    const bound = parseCommand(raw);
    if ('rejection' in bound)
      outcomes[place] = { commandId: idOf(raw), outcome: 'rejected', rejection: bound.rejection };
    else accepted.push({ place, bound });
  }
  const gate = new MembershipGate();
  const limit = pLimit(concurrency);
  const results = await Promise.allSettled(
    byAggregate(accepted, { actor, now: context.clock() }).map((group) =>
      limit(async () => {
        for (const { place, bound } of group) outcomes[place] = await executeCommand(context, { bound, actor, gate });
      }),
    ),
  );
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (errors.length > 0)
    throw new BatchFailure(
      errors,
      raws.map((_, place) => outcomes[place] ?? null),
    );
  return outcomes;
};
