import { projectEvent, providerRef, type Write } from '@counterfoil/domain';
import { logger } from 'firebase-functions';
import { applyWrites } from '../executor/apply-writes.ts';
import { backoff, maxAttempts } from '../executor/backoff.ts';
import { mayDecideAgain } from '../executor/commit-failure.ts';
import type { Executor } from '../executor/executor.ts';
import { ReadSet, withDates } from '../executor/read-set.ts';

/** Reads, projects and commits once; nothing for an event that has its mark. Throws what the commit throws. */
const attempt = async ({ firestore, clock }: Executor, providerId: string, path: string): Promise<boolean> => {
  const reads = new ReadSet(firestore);
  await reads.read([path, providerRef(providerId).path]);
  const stored = reads.snapshot(path)?.data();
  const provider = reads.get(providerRef(providerId));
  if (!stored || !provider || stored.syncStatus !== 'pending') return false;
  const now = clock();
  const writes = projectEvent(withDates(stored), providerId, provider, now);
  if (!writes) logger.error('event cannot be projected', { event: path });
  const syncStatus = writes ? 'processed' : 'failed';
  const marker: Write = { op: 'update', path, data: { ...stored, syncStatus, processedAt: now, updatedAt: now } };
  const batch = firestore.batch();
  applyWrites(batch, [marker, ...(writes ?? [])], reads);
  await batch.commit();
  return true;
};

/**
 * Applies a house's event to its projections, once: the marker on the event and what the projections write share a commit, so
 * that an event delivered again, late or twice at once changes nothing. One that is not what it should be is marked `failed`.
 *
 * @returns whether it was applied now
 */
export const projectStoredEvent = async (executor: Executor, providerId: string, eventId: string): Promise<boolean> => {
  const path = `serviceProviders/${providerId}/events/${eventId}`;
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    try {
      return await attempt(executor, providerId, path);
    } catch (error) {
      if (!mayDecideAgain(error)) throw error;
    }
  }
  throw new Error(`${path} could not be projected: too many others write the same days; deliver it again`);
};
