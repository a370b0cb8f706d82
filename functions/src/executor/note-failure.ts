import { minuteMs, type Outcome } from '@counterfoil/domain';
import { type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict, isRetryable } from '../firestore/commit-failure.ts';
import { isQueued, settleQueued } from './queued-command.ts';
import { refuseInternally } from './refuse-internally.ts';

/** A command that fails for so long fails because of its content or our code, not because of the moment. */
const maxDeliveries = 5;
const patienceMs = 10 * minuteMs;

/**
 * Counts the failures of a queued command on its document, and refuses it after too many. The payload stays, so an
 * operator can run it again once the code is mended (`npm run rerun`).
 *
 * @returns the refusal; `undefined` if the command is to be delivered again
 */
export const noteFailure = async (
  context: CommandContext,
  document: DocumentSnapshot,
  error: unknown,
): Promise<Outcome | undefined> => {
  // A database that does not answer says nothing about the command.
  if (isRetryable(error)) return undefined;
  const stored = await document.ref.get();
  if (!isQueued(stored) || !stored.updateTime) return undefined;
  const now = context.clock();
  const first: unknown = stored.get('firstFailedAt');
  const firstFailedAt = first instanceof Timestamp ? first.toDate() : now;
  const failures = Number(stored.get('failures') ?? 0) + 1;
  if (failures >= maxDeliveries && now.getTime() - firstFailedAt.getTime() >= patienceMs) {
    const outcome = refuseInternally(document.id, error);
    return (await settleQueued(context, stored, outcome)) ? outcome : undefined;
  }
  try {
    await stored.ref.update({ failures, firstFailedAt, updatedAt: now }, { lastUpdateTime: stored.updateTime });
  } catch (conflict) {
    // Another delivery counted its own failure at the same time.
    if (!isConflict(conflict)) throw conflict;
  }
  return undefined;
};
