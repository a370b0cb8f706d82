import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BoundCommand,
  type Documents,
  type Finding,
  invariant,
  type Outcome,
  parseDerivedCommand,
  type Write,
} from '@counterfoil/domain';
import { decideAttempt } from '../executor/decide-attempt.ts';
import { derivedId } from '../executor/derived-id.ts';
import { executeCommand } from '../executor/execute-command.ts';
import { fingerprint } from '../executor/fingerprint.ts';
import { MembershipGate } from '../executor/membership-gate.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { ReadSet } from '../firestore/read-set.ts';

/** A finding of a provider, with the moment that its audit describes. */
export interface SeenFinding {
  readonly providerId: string;
  readonly finding: Finding;
  readonly seenAt: Date;
}

const actor: Actor = { kind: 'system', name: 'repair' };

/**
 * The command of a finding. Its id follows from the finding and its moment: the same one takes effect once, and the same
 * damage on another day is mended again.
 */
const commandOf = ({ providerId, finding, seenAt }: SeenFinding, now: Date): BoundCommand<Documents> => {
  const payload = { ...finding, seenAt: seenAt.toISOString() };
  const id = derivedId('repair', JSON.stringify([providerId, payload]));
  const bound = parseDerivedCommand({ id, type: 'invariant.repair', providerId, payload, issuedAt: now.toISOString() });
  invariant(!('rejection' in bound), `an audit has found ${finding.what} in a shape that no repair accepts`);
  return bound;
};

/** The effect that a repair would have. */
export interface PlannedRepair {
  readonly outcome: Outcome;
  readonly writes: readonly Write[];
}

/** Decides about a finding like its command, and writes nothing. */
export const planRepair = async (context: CommandContext, seen: SeenFinding): Promise<PlannedRepair> => {
  const now = context.clock();
  const bound = commandOf(seen, now);
  const { outcome, decision } = await decideAttempt({
    bound,
    actor,
    asked: { actor, now },
    fingerprint: fingerprint(bound.command, actor),
    executionId: randomUUID(),
    reads: new ReadSet(context.firestore),
    gate: new MembershipGate(),
    isPuzzled: false,
    receivedAt: now,
  });
  return { outcome, writes: decision?.writes ?? [] };
};

/** Mends what an audit has found. A finding that is stale, or mended already, changes nothing. */
export const repairFinding = (context: CommandContext, seen: SeenFinding): Promise<Outcome> =>
  executeCommand(context, { bound: commandOf(seen, context.clock()), actor });
