import type { Outcome } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { noteFoundCommit } from './command-spans.ts';
import { commitOutcome } from './commit-outcome.ts';
import { decideAttempt } from './decide-attempt.ts';
import type { Attempt } from './execution.ts';
import { withTally } from './tally.ts';

/** Reads, decides and commits once. Throws the error of the commit. */
export const attemptOnce = async (context: CommandContext, attempt: Attempt): Promise<Outcome> => {
  const { outcome, decision } = await decideAttempt(attempt);
  if (!decision && outcome.outcome === 'applied' && outcome.eventIds.length > 0) noteFoundCommit();
  if (!decision?.eventIds.length) return await commitOutcome(context, attempt, outcome, decision);
  const { providerId } = attempt.bound.command;
  return await withTally(providerId, (tally) => commitOutcome(context, { ...attempt, tally }, outcome, decision));
};
