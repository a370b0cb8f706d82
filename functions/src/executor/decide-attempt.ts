import {
  type Decision,
  type Outcome,
  providerEvents,
  type Ref,
  type Refused,
  reject,
  spreadCounters,
} from '@counterfoil/domain';
import { MalformedDocument } from '../firestore/decode-document.ts';
import type { Attempt } from './execution.ts';
import { Misfit, misfits, unreadPaths } from './misfits.ts';
import { isQueued, NotQueued } from './queued-command.ts';
import { readFirstRound } from './read-first-round.ts';
import { earlierReceiptPaths, type Receipt, receiptOf, receiptPath } from './receipt.ts';
import { foreseen, recollect } from './recollection.ts';

/** @param mayRead false if the actor's membership is not active: then nothing more is read, and the command refused */
const decide = async ({ bound, asked, reads }: Attempt, mayRead: boolean): Promise<Decision> => {
  const lacks = (refs: readonly Ref[]): boolean => refs.some((ref) => !reads.has(ref));
  const denied = reject('permission-denied', `needs an active membership of ${bound.command.providerId}`, {
    reason: 'needs-role',
  });
  try {
    if (lacks(bound.reads(asked))) return denied;
    let before: readonly Ref[] = [];
    for (let next = bound.readsNext(asked, reads); lacks(next); next = bound.readsNext(asked, reads)) {
      if (!mayRead) return denied;
      recollect(reads, before);
      await reads.read([...next, ...foreseen(bound, asked, reads)]);
      before = next;
    }
    return bound.decide(asked, reads);
  } catch (error) {
    if (!(error instanceof MalformedDocument)) throw error;
    return reject('failed-precondition', error.message, {
      reason: 'malformed-document',
      document: error.path,
      field: error.field,
    });
  }
};

/** Refuses a command that came too late. A device's clock plays no part. */
const refusedAsExpired = ({ bound, asked }: Attempt): Refused | undefined => {
  const { expiresAt } = bound.command;
  if (expiresAt === undefined || asked.now <= new Date(expiresAt)) return undefined;
  return reject('failed-precondition', `the command expired at ${expiresAt}`, { reason: 'expired', expiresAt });
};

/** The reason is for the provider's owner and managers, so the refusal does not tell it. */
const refusedAsSuspended = ({ bound, isSuspended }: Attempt): Refused | undefined =>
  isSuspended
    ? reject('failed-precondition', `${bound.command.providerId} is suspended`, { reason: 'suspended' })
    : undefined;

const withdrawal = reject('failed-precondition', 'withdrawn before it took effect', { reason: 'withdrawn' });

const idUsed = (commandId: string, message: string): Outcome => ({
  commandId,
  outcome: 'rejected',
  rejection: reject('invalid-argument', message, { reason: 'id-used', field: 'id' }).rejection,
});

const repeated = ({ bound, executionId }: Attempt, receipt: Receipt): Outcome => {
  const { id } = bound.command;
  const { version, eventIds } = receipt;
  if (receipt.withdrawn) return { commandId: id, outcome: 'rejected', rejection: withdrawal.rejection };
  return {
    commandId: id,
    outcome: receipt.executionId === executionId ? 'applied' : 'duplicate',
    version,
    eventIds,
  };
};

const receiptAt = ({ reads }: Attempt, path: string): Receipt | undefined => {
  const stored = reads.snapshot(path);
  return stored && receiptOf(stored);
};

/** The earlier outcome, if this actor's command with this id already has a receipt at the address. */
const earlierOutcome = (attempt: Attempt, path: string): Outcome | undefined => {
  const { bound, fingerprint } = attempt;
  const receipt = receiptAt(attempt, path);
  if (!receipt) return undefined;
  return receipt.fingerprint === fingerprint
    ? repeated(attempt, receipt)
    : idUsed(bound.command.id, 'the id was used for another command');
};

const createsEvents = ({ eventIds }: Exclude<Decision, { rejection: unknown }>): boolean => eventIds.length > 0;

/**
 * The outcome of a command whose id was used before: by a receipt at an old address, or by its first event. It looks
 * only if that matters: an accepted command creates its events, so an earlier effect makes its commit fail, and the
 * retry comes here.
 */
const outcomeOfUsedId = async (attempt: Attempt, decision: Decision): Promise<Outcome | undefined> => {
  const { bound, actor, reads, fingerprint, isPuzzled } = attempt;
  if (
    'rejection' in decision ? decision.rejection.code === 'permission-denied' : createsEvents(decision) && !isPuzzled
  ) {
    return undefined;
  }
  const { id, providerId } = bound.command;
  const [own, shared] = earlierReceiptPaths(actor, id);
  const firstEvent = `${providerEvents(providerId)}/${id}_0`;
  await reads.read([own, shared, firstEvent]);
  const before = earlierOutcome(attempt, own);
  if (before) return before;
  const receipt = receiptAt(attempt, shared);
  if (receipt?.fingerprint === fingerprint) return repeated(attempt, receipt);
  // If it took effect a moment ago, the receipt of its withdrawal cannot be created, and the next attempt finds that.
  if (bound.command.withdrawn) return undefined;
  return reads.snapshot(firstEvent)?.exists
    ? idUsed(id, 'the id was used before, by somebody else or long ago')
    : undefined;
};

/**
 * Compares the writes with what is stored. After a conflict it also reads the documents that the command writes
 * unread: if one of them contradicts the decision, no further attempt can succeed.
 *
 * @throws Misfit
 */
const requireFit = async (
  { reads, isPuzzled }: Attempt,
  { writes }: Exclude<Decision, { rejection: unknown }>,
): Promise<void> => {
  if (isPuzzled) await reads.read(unreadPaths(writes, reads));
  const paths = misfits(writes, reads);
  if (paths.length > 0) throw new Misfit(paths);
};

/** The outcome to store, with the decision if the command takes effect now. */
export interface Decided {
  readonly outcome: Outcome;
  readonly decision?: Exclude<Decision, { rejection: unknown }>;
}

/**
 * Reads and decides once, and writes nothing.
 *
 * @throws NotQueued if the queued document was settled or withdrawn meanwhile
 * @throws Misfit
 */
export const decideAttempt = async (attempt: Attempt): Promise<Decided> => {
  const { bound, reads } = attempt;
  const { id } = bound.command;
  const mayRead = await readFirstRound(attempt);
  const queued = attempt.queued && reads.snapshot(attempt.queued.ref.path);
  if (queued && !isQueued(queued)) throw new NotQueued(`${queued.ref.path} is not queued any more`);
  const before = earlierOutcome(attempt, receiptPath(attempt.actor, id));
  if (before) return { outcome: before };
  // A stranger is refused as such: otherwise a late command would ask for the ids that others have used.
  const refused = mayRead
    ? bound.command.withdrawn
      ? withdrawal
      : (refusedAsSuspended(attempt) ?? refusedAsExpired(attempt))
    : undefined;
  const decision = refused ?? (await decide(attempt, mayRead));
  const used = await outcomeOfUsedId(attempt, decision);
  if (used) return { outcome: used };
  if ('rejection' in decision) {
    return { outcome: { commandId: id, outcome: 'rejected', rejection: decision.rejection } };
  }
  const writes = spreadCounters(decision.writes, id, attempt.shards ?? 0);
  await requireFit(attempt, { ...decision, writes });
  const { version, eventIds } = decision;
  return { outcome: { commandId: id, outcome: 'applied', version, eventIds }, decision: { ...decision, writes } };
};
