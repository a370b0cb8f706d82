import type { Outcome } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { commitOutcome } from './commit-outcome.ts';
import { decideAttempt } from './decide-attempt.ts';
import type { Attempt } from './execution.ts';

/** Reads, decides and commits once. Throws the error of the commit. */
export const attemptOnce = async (context: CommandContext, attempt: Attempt): Promise<Outcome> => {
  const { outcome, decision } = await decideAttempt(attempt);
  return await commitOutcome(context, attempt, outcome, decision);
};
