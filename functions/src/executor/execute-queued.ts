import { type Actor, type Outcome, parseCommand } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from './commit-failure.ts';
import { executeCommand } from './execute-command.ts';
import type { Executor } from './executor.ts';
import { isQueued, NotQueued, settle } from './queued-command.ts';
import { withDates } from './read-set.ts';

/** The envelope a device queued, without what surrounds it in its document. */
const envelopeOf = (document: QueryDocumentSnapshot): unknown => {
  const { status: _s, createdBy: _b, createdAt: _c, ...envelope } = document.data();
  return withDates(envelope);
};

/**
 * Executes a command that a device left as a document, and writes the outcome on that document. Throws to be delivered
 * again when the database fails or the command could not get through the crowd.
 *
 * @returns `undefined` when an earlier delivery had settled it
 */
export const executeQueued = async (
  executor: Executor,
  actor: Actor,
  document: QueryDocumentSnapshot,
): Promise<Outcome | undefined> => {
  if (!isQueued(document)) return undefined;
  const bound = parseCommand(envelopeOf(document));
  if ('rejection' in bound) {
    const outcome: Outcome = { commandId: document.id, outcome: 'rejected', rejection: bound.rejection };
    const batch = executor.firestore.batch();
    settle(batch, document, outcome, executor.clock());
    try {
      await batch.commit();
      return outcome;
    } catch (error) {
      // Another delivery of the same event has settled it, or the device has withdrawn it.
      if (isConflict(error)) return undefined;
      throw error;
    }
  }
  try {
    return await executeCommand(executor, { bound, actor, queuedPath: document.ref.path });
  } catch (error) {
    if (error instanceof NotQueued) return undefined;
    throw error;
  }
};
