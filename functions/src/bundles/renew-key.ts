import { bundleOf, bundlePath, type RecordChange, recordEvents } from '@counterfoil/domain';
import { Timestamp } from 'firebase-admin/firestore';
import { minuteMs } from '../config/durations.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { newKey } from './new-key.ts';

/** A house that edits its menu makes many changes, and whoever has an older bundle is sent them one by one anyway. */
const minIntervalMs = minuteMs;

/**
 * Gives the bundle that a changed record lies in another key, so that it is built anew, or its first one. Not for what commands
 * and projections do to a record: stock moves with each order, and a bundle that is built for one reader saves nothing.
 *
 * @returns whether it has another key now
 */
export const renewKey = async ({ firestore, clock }: CommandContext, change: RecordChange): Promise<boolean> => {
  const audience = bundleOf[change.kind];
  if (!audience || recordEvents(change.kind, change).length === 0) return false;
  const ref = firestore.doc(bundlePath(change.providerId, audience));
  const found = await ref.get();
  const now = clock();
  const renewedAt: unknown = found.get('updatedAt');
  if (renewedAt instanceof Timestamp && now.getTime() - renewedAt.toMillis() < minIntervalMs) return false;
  const next = { key: newKey(), updatedAt: now };
  try {
    if (found.updateTime) await ref.update(next, { lastUpdateTime: found.updateTime });
    else await ref.create({ ...next, createdAt: now });
    return true;
  } catch (error) {
    // Another change of the same moment was first, and its key is as new.
    if (isConflict(error)) return false;
    throw error;
  }
};
