import { type Outcome, reject } from '@counterfoil/domain';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { Unencodable } from '../firestore/unencodable.ts';
import { inSpan } from '../trace/in-span.ts';
import { attemptsOf } from './attempts.ts';
import { inCommandSpan } from './command-spans.ts';
import type { Execution } from './execution.ts';
import { Misfit } from './misfits.ts';
import { NotQueued, settleQueued } from './queued-command.ts';
import { refuseInternally } from './refuse-internally.ts';
import { addToTally } from './tally.ts';

/** Documents that contradict each other this often in a row are damaged, and not just being written by somebody. */
const maxMisfits = 5;

/** True if no further attempt can succeed. */
const isHopeless = (failures: readonly unknown[]): boolean =>
  failures.at(-1) instanceof Unencodable ||
  (failures.length >= maxMisfits && failures.slice(-maxMisfits).every((failure) => failure instanceof Misfit));

const mayRetry = (error: unknown): boolean => isRetryable(error) || error instanceof Misfit;

/** Refuses what no further attempt can change. */
const refuse = async (context: CommandContext, { bound, queued }: Execution, error: unknown): Promise<Outcome> => {
  const outcome = refuseInternally(bound.command.id, error);
  if (queued) await settleQueued(context, await queued.ref.get(), outcome);
  return outcome;
};

/** Counts a failed attempt. `isLast`: the command has failed with it, for a technical reason. */
const count = ({ bound }: Execution, error: unknown, isLast: boolean): void => {
  // Somebody else settled it, which is no trouble.
  if (error instanceof NotQueued) return;
  addToTally(bound.command.providerId, {
    conflicts: isConflict(error) ? 1 : 0,
    ...(isLast ? { errors: 1 } : { retries: 1 }),
  });
};

/** The attempts that the provider grants a command. */
const attemptsFor = async ({ switchesOf }: CommandContext, { bound }: Execution): Promise<number> =>
  (await switchesOf?.(bound.command.providerId))?.retryAttempts ?? maxAttempts;

/** The end of a command that conflicted at every attempt. */
const giveUp = ({ bound, queued }: Execution, failure: unknown): Outcome => {
  if (!isConflict(failure)) throw failure;
  const message = 'too many others change the same documents at this moment; send it again';
  if (queued) throw new Error(message, { cause: failure });
  const { rejection } = reject('aborted', message, { reason: 'too-busy' });
  return { commandId: bound.command.id, outcome: 'rejected', rejection };
};

/** One round of reading, deciding and committing, numbered from 1. */
const inAttempt = (n: number, work: () => Promise<Outcome>): Promise<Outcome> =>
  inSpan({ name: 'attempt', attributes: { 'counterfoil.attempt': n + 1 } }, work);

const execute = async (context: CommandContext, execution: Execution): Promise<Outcome> => {
  const attempt = attemptsOf(context, execution);
  const failures: unknown[] = [];
  const retryAttempts = await attemptsFor(context, execution);
  for (let n = 0; n < retryAttempts; n++) {
    // The first time, it is enough to wait for those of this instance.
    if (n > 1) await backoff(n);
    try {
      return await inAttempt(n, () => attempt(failures.at(-1)));
    } catch (error) {
      failures.push(error);
      const isLast = isHopeless(failures) || !mayRetry(error) || n === retryAttempts - 1;
      count(execution, error, isLast);
      if (isHopeless(failures)) return await refuse(context, execution, error);
      if (!mayRetry(error)) throw error;
    }
  }
  return giveUp(execution, failures.at(-1));
};

/**
 * Decides a command and commits all of its writes in one batch, or writes nothing. After a conflict with another writer
 * it reads and decides again, up to `maxAttempts`, or as
 * often as the provider has set. The same id with the same content takes effect once, whether the
 * command comes by call or by queue.
 *
 * Throws if the database fails, or keeps failing up to the last attempt. A queued command also throws after too many
 * conflicts, so that its trigger retries it.
 *
 * @throws NotQueued if the queued document was settled or withdrawn meanwhile
 */
export const executeCommand = (context: CommandContext, execution: Execution): Promise<Outcome> =>
  inCommandSpan(execution, () => execute(context, execution));
