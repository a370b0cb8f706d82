import type { Decision, Outcome } from '@counterfoil/domain';
import type { WriteBatch } from 'firebase-admin/firestore';
import { applyWrites, guardAbsences } from '../firestore/apply-writes.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isTooLarge } from '../firestore/commit-failure.ts';
import { Unencodable } from '../firestore/unencodable.ts';
import { inCommitSpan } from './command-spans.ts';
import type { Attempt } from './execution.ts';
import { settle } from './queued-command.ts';
import { type Receipt, receiptFields, receiptPath } from './receipt.ts';
import { stampEvents } from './stamp-events.ts';

type Accepted = Exclude<Decision, { rejection: unknown }>;

const addReceipt = (
  batch: WriteBatch,
  attempt: Attempt,
  effect: Omit<Receipt, 'fingerprint' | 'executionId'>,
): void => {
  const { bound, actor, reads, asked, fingerprint, executionId } = attempt;
  const receipt = receiptFields({ fingerprint, executionId, ...effect }, actor, asked.now);
  batch.create(reads.ref(receiptPath(actor, bound.command.id)), receipt);
};

const addDecision = (batch: WriteBatch, attempt: Attempt, { version, eventIds, writes }: Accepted): void => {
  const { reads, bound, receivedAt, tally } = attempt;
  try {
    addReceipt(batch, attempt, { version, eventIds });
    applyWrites(batch, stampEvents(writes, { command: bound.command, receivedAt, tally }), reads);
    guardAbsences(batch, writes, reads);
  } catch (cause) {
    throw new Unencodable('a value of the decision has no encoding', { cause });
  }
};

/** True if this attempt withdraws the command, and no earlier one has. */
const isWithdrawn = ({ bound, actor, reads }: Attempt, outcome: Outcome): boolean =>
  bound.command.withdrawn === true &&
  outcome.outcome === 'rejected' &&
  outcome.rejection.details?.reason === 'withdrawn' &&
  !reads.snapshot(receiptPath(actor, bound.command.id))?.exists;

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
  const isWithdrawal = isWithdrawn(attempt, outcome);
  if (!decision && !isWithdrawal && !attempt.queued) return outcome;
  const batch = firestore.batch();
  if (decision) addDecision(batch, attempt, decision);
  if (isWithdrawal) addReceipt(batch, attempt, { version: 0, eventIds: [], withdrawn: true });
  const queued = attempt.queued && reads.snapshot(attempt.queued.ref.path);
  if (queued) settle(batch, queued, outcome, asked.now);
  try {
    await inCommitSpan(!!decision?.eventIds.length, () => batch.commit());
  } catch (cause) {
    if (decision && isTooLarge(cause)) throw new Unencodable('the database refuses the decision', { cause });
    throw cause;
  }
  return outcome;
};
