import { type Finding, leavingPath, requestedLeaving } from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { isAlreadyExists } from '../firestore/commit-failure.ts';
import { secret } from './erasure-run.ts';

/**
 * Asks for the erasure of somebody whose account is gone, without the days to change one's mind. The schedule
 * `eraseLeavers` does the rest, as for everybody who leaves.
 *
 * @returns false if it is under way already
 */
export const eraseOrphan = async ({ firestore, clock }: CommandContext, { where }: Finding): Promise<boolean> => {
  const userId = where.slice(where.lastIndexOf('/') + 1);
  const leaving = requestedLeaving({ userId, reportId: secret(), graceMs: 0 }, clock());
  try {
    await firestore.doc(leavingPath(userId)).create(leaving);
    return true;
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    return false;
  }
};
