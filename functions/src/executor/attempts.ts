import { randomUUID } from 'node:crypto';
import type { Outcome } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { attemptOnce } from './attempt.ts';
import type { Execution } from './execution.ts';
import { fingerprint } from './fingerprint.ts';
import { inTurn } from './in-turn.ts';
import { MembershipGate, membershipPath } from './membership-gate.ts';
import { receiptPath } from './receipt.ts';
import { switchesFor } from './switches-for.ts';

/**
 * The attempts of one command, one after the other. After a lost commit, the next one waits for its turn on the
 * documents that the commit relied on, and reads only these again.
 *
 * @returns makes the next attempt; takes the failure of the one before, if there was one
 */
export const attemptsOf = (
  context: CommandContext,
  execution: Execution,
): ((failure?: unknown) => Promise<Outcome>) => {
  const { bound, actor, queued, gate = new MembershipGate() } = execution;
  const identity = {
    fingerprint: fingerprint(bound.command, actor),
    executionId: randomUUID(),
    receivedAt: context.clock(),
  };
  /** Read again after a lost commit, too: the effect of an earlier attempt, and the right to make another one. */
  const own = (): string[] => {
    const membership = membershipPath(actor, bound.command.providerId, bound.reads({ actor, now: context.clock() }));
    return [
      receiptPath(actor, bound.command.id),
      ...(queued ? [queued.ref.path] : []),
      ...(membership ? [membership] : []),
    ];
  };
  let reads = new ReadSet(context.firestore);
  if (queued) reads.keep([queued]);
  const attempt = async (isPuzzled: boolean): Promise<Outcome> => {
    const asked = { actor, now: context.clock() };
    const switches = await switchesFor(context, execution);
    return await attemptOnce(context, { ...execution, ...identity, gate, asked, reads, ...switches, isPuzzled });
  };
  return (failure) => {
    if (failure === undefined) return attempt(false);
    return inTurn(reads.guards, async () => {
      const refreshed = isConflict(failure) ? await reads.again(own()) : undefined;
      reads = refreshed ?? new ReadSet(context.firestore);
      return await attempt(refreshed === undefined);
    });
  };
};
