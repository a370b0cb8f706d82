import { type Actor, type BoundCommand, type Documents, type Outcome, parseCommand } from '@counterfoil/domain';
import pLimit from 'p-limit';
import type { CommandContext } from '../firestore/command-context.ts';
import { executeCommand } from './execute-command.ts';
import { MembershipGate } from './membership-gate.ts';

/** Aggregates executed in parallel: enough to hide the database's latency, few enough not to overload it. */
const concurrency = 16;

/** Reads the id of input that may not be a command at all. */
const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 128) : '';

/**
 * Executes commands: those on one aggregate in order, different aggregates in parallel.
 *
 * @returns one outcome per command, in the order of the commands
 */
export const executeBatch = async (
  context: CommandContext,
  actor: Actor,
  raws: readonly unknown[],
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const byAggregate = new Map<string, { place: number; bound: BoundCommand<Documents> }[]>();
  for (const [place, raw] of raws.entries()) {
    const bound = parseCommand(raw);
    if ('rejection' in bound) {
      outcomes[place] = { commandId: idOf(raw), outcome: 'rejected', rejection: bound.rejection };
      continue;
    }
    const key = `${bound.command.providerId}/${bound.aggregate({ actor, now: context.clock() })}`;
    byAggregate.set(key, [...(byAggregate.get(key) ?? []), { place, bound }]);
  }
  const gate = new MembershipGate();
  const limit = pLimit(concurrency);
  const groups = [...byAggregate.values()].map((group) =>
    limit(async () => {
      for (const { place, bound } of group) outcomes[place] = await executeCommand(context, { bound, actor, gate });
    }),
  );
  await Promise.all(groups);
  return outcomes;
};
