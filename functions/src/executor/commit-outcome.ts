import type { Decision, Outcome } from '@counterfoil/domain';
import type { WriteBatch } from 'firebase-admin/firestore';
import { applyWrites, guardAbsences } from '../firestore/apply-writes.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isTooLarge } from '../firestore/commit-failure.ts';
import { Unencodable } from '../firestore/unencodable.ts';
import type { Attempt } from './execution.ts';
import { settle } from './queued-command.ts';
import { receiptFields, receiptPath } from './receipt.ts';

type Accepted = Exclude<Decision, { rejection: unknown }>;

const addDecision = (batch: WriteBatch, attempt: Attempt, { version, eventIds, writes }: Accepted): void => {
  const { bound, actor, reads, asked, fingerprint, executionId } = attempt;
  const receipt = receiptFields({ fingerprint, executionId, version, eventIds }, asked.now);
  try {
    batch.create(reads.ref(receiptPath(actor, bound.command.id)), receipt);
    applyWrites(batch, writes, reads);
    guardAbsences(batch, writes, reads);
  } catch (cause) {
    throw new Unencodable('a value of the decision has no encoding', { cause });
  }
};

/**
 * Commits the decision's writes, the receipt and the queued document's outcome in one batch.
 *
 * @throws Unencodable if the database can never store them
 */
export const commitOutcome = async (
  { firestore }: CommandContext,
  attempt: Attempt,
  outcome: Outcome,
  decision?: Accepted,
): Promise<Outcome> => {
  const { reads, asked } = attempt;
  if (!decision && !attempt.queued) return outcome;
  const batch = firestore.batch();
  if (decision) addDecision(batch, attempt, decision);
  const queued = attempt.queued && reads.snapshot(attempt.queued.ref.path);
  if (queued) settle(batch, queued, outcome, asked.now);
  try {
    await batch.commit();
  } catch (cause) {
    if (decision && isTooLarge(cause)) throw new Unencodable('the database refuses the decision', { cause });
    throw cause;
  }
  return outcome;
};
