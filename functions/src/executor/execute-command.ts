import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type BoundCommand,
  type Decision,
  type Documents,
  type Outcome,
  type RequestContext,
  reject,
} from '@counterfoil/domain';
import type { WriteBatch } from 'firebase-admin/firestore';
import { applyWrites } from '../firestore/apply-writes.ts';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { MalformedDocument } from '../firestore/decode-document.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { fingerprint } from './fingerprint.ts';
import { isQueued, NotQueued, settle } from './queued-command.ts';
import { receiptFields, receiptOf, receiptPath } from './receipt.ts';

type Bound = BoundCommand<Documents>;

/** One command with its actor, and the path of its queued document if it has one. */
export interface Execution {
  readonly bound: Bound;
  readonly actor: Actor;
  readonly queuedPath?: string;
}

interface Attempt extends Execution {
  readonly asked: RequestContext;
  readonly fingerprint: string;
  readonly executionId: string;
  readonly reads: ReadSet;
}

const decide = async ({ bound, asked, reads }: Attempt): Promise<Decision> => {
  try {
    for (let next = bound.readsNext(asked, reads); next.some((ref) => !reads.has(ref)); ) {
      await reads.read(next.map(({ path }) => path));
      next = bound.readsNext(asked, reads);
    }
    return bound.decide(asked, reads);
  } catch (error) {
    if (!(error instanceof MalformedDocument)) throw error;
    return reject('failed-precondition', error.message, { document: error.path, field: error.field });
  }
};

/** The earlier outcome, if a command with this id already has a receipt. */
const earlierOutcome = ({ bound, reads, fingerprint, executionId }: Attempt): Outcome | undefined => {
  const commandId = bound.command.id;
  const stored = reads.snapshot(receiptPath(commandId));
  const receipt = stored && receiptOf(stored);
  if (!receipt) return undefined;
  if (receipt.fingerprint !== fingerprint) {
    const { rejection } = reject('invalid-argument', 'the id was used for another command', { field: 'id' });
    return { commandId, outcome: 'rejected', rejection };
  }
  const outcome = receipt.executionId === executionId ? 'applied' : 'duplicate';
  return { commandId, outcome, version: receipt.version, eventIds: receipt.eventIds };
};

/** Settles the queued document, if the command came from the queue. */
const settleQueued = (batch: WriteBatch, { queuedPath, reads, asked }: Attempt, outcome: Outcome): void => {
  const queued = queuedPath && reads.snapshot(queuedPath);
  if (queued) settle(batch, queued, outcome, asked.now);
};

/** Commits the decision's writes, the receipt and the queued document's outcome in one batch. */
const commit = async (
  { firestore }: CommandContext,
  attempt: Attempt,
  outcome: Outcome,
  decision?: Exclude<Decision, { rejection: unknown }>,
): Promise<Outcome> => {
  if (!decision && !attempt.queuedPath) return outcome;
  const { bound, reads, asked, fingerprint, executionId } = attempt;
  const batch = firestore.batch();
  if (decision) {
    const { version, eventIds, writes } = decision;
    const receipt = receiptFields({ fingerprint, executionId, version, eventIds }, asked.now);
    batch.create(reads.ref(receiptPath(bound.command.id)), receipt);
    applyWrites(batch, writes, reads);
  }
  settleQueued(batch, attempt, outcome);
  await batch.commit();
  return outcome;
};

/** Reads, decides and commits once. Throws the error of the commit. */
const attemptOnce = async (context: CommandContext, attempt: Attempt): Promise<Outcome> => {
  const { bound, asked, reads, queuedPath } = attempt;
  const { id } = bound.command;
  const own = [receiptPath(id), ...(queuedPath ? [queuedPath] : [])];
  await reads.read([...bound.reads(asked).map(({ path }) => path), ...own]);

  const queued = queuedPath && reads.snapshot(queuedPath);
  if (queued && !isQueued(queued)) throw new NotQueued(`${queued.ref.path} is not queued any more`);
  const before = earlierOutcome(attempt);
  if (before) return await commit(context, attempt, before);
  const decision = await decide(attempt);
  if ('rejection' in decision) {
    const { rejection } = decision;
    return await commit(context, attempt, { commandId: id, outcome: 'rejected', rejection });
  }
  const { version, eventIds } = decision;
  return await commit(context, attempt, { commandId: id, outcome: 'applied', version, eventIds }, decision);
};

/**
 * Decides a command and commits all of its writes in one batch, or writes nothing. After a conflict with another writer
 * it reads and decides again, up to `maxAttempts`. The same id with the same content takes effect once, whether the
 * command comes by call or by queue.
 *
 * Throws if the database fails, or keeps failing up to the last attempt. A queued command also throws after too many
 * conflicts, so that its trigger retries it.
 *
 * @throws NotQueued if the queued document was settled or withdrawn meanwhile
 */
export const executeCommand = async (context: CommandContext, execution: Execution): Promise<Outcome> => {
  const { bound, actor, queuedPath } = execution;
  const identity = { fingerprint: fingerprint(bound.command, actor), executionId: randomUUID() };
  let failure: unknown;
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    const asked = { actor, now: context.clock() };
    try {
      return await attemptOnce(context, { ...execution, ...identity, asked, reads: new ReadSet(context.firestore) });
    } catch (error) {
      if (!isRetryable(error)) throw error;
      failure = error;
    }
  }
  if (!isConflict(failure)) throw failure;
  const message = 'too many others change the same documents at this moment; send it again';
  if (queuedPath) throw new Error(message, { cause: failure });
  return { commandId: bound.command.id, outcome: 'rejected', rejection: reject('aborted', message).rejection };
};
