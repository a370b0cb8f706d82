import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import { UnsentWork } from '../commands/unsent-work.ts';
import type { Journal } from '../journal/journal.ts';
import type { Forced } from '../workspace/forced.ts';

interface Leaving {
  readonly pendingWork: PendingWorkStore;
  readonly journal: Journal;
  readonly isMine?: (work: PendingWork) => boolean;
  /** Signs out, or closes a workspace. */
  readonly leave: () => unknown;
}

/**
 * Leaves if this device has no unsent work, or with `force`, which drops that work and returns it. The SDK has no
 * writes of its own here.
 *
 * @throws UnsentWork
 */
export const leaveUnlessUnsent = async (
  { pendingWork, journal, isMine = () => true, leave }: Leaving,
  { force = false }: Forced = {},
): Promise<readonly PendingWork[]> => {
  const unsent = pendingWork.now().filter(isMine);
  if (unsent.length > 0 && !force) throw new UnsentWork(unsent);
  await leave();
  for (const { id } of unsent) await journal.settle(id, 'dropped');
  return unsent;
};
