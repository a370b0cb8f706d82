import { bundlePath, minuteMs, type RecordChange, recordEvents, recordKinds } from '@counterfoil/domain';
import { Timestamp } from 'firebase-admin/firestore';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import { newKey } from './signed-key.ts';

/** Limits rebuilds while a provider edits its menu. Listeners send the later changes one by one anyway. */
const minIntervalMs = minuteMs;

/**
 * Gives the changed record's bundle a new key, or its first one, so that the CDN fetches a new build. Changes by
 * commands and projections are skipped: stock moves with each order, and a bundle built for one reader saves nothing.
 *
 * @returns true if this call set a new key
 */
export const renewKey = async ({ firestore, clock }: CommandContext, change: RecordChange): Promise<boolean> => {
  const { bundle: audience } = recordKinds[change.kind];
  if (!audience || recordEvents(change.kind, change).length === 0) return false;
  const ref = firestore.doc(bundlePath(change.providerId, audience));
  const found = await ref.get();
  const now = clock();
  const renewedAt: unknown = found.get('updatedAt');
  if (renewedAt instanceof Timestamp && now.getTime() - renewedAt.toMillis() < minIntervalMs) return false;
  const next = { key: await newKey(firestore, { providerId: change.providerId, audience }), updatedAt: now };
  try {
    if (found.updateTime) await ref.update(next, { lastUpdateTime: found.updateTime });
    else await ref.create({ ...next, createdAt: now });
    return true;
  } catch (error) {
    // A concurrent change set a key that is just as new.
    if (isConflict(error)) return false;
    throw error;
  }
};
