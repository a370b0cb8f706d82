import { projectEvent, providerRef, type Write } from '@counterfoil/domain';
import { applyWrites } from '../executor/apply-writes.ts';
import { backoff, maxAttempts } from '../executor/backoff.ts';
import { mayDecideAgain } from '../executor/commit-failure.ts';
import type { Executor } from '../executor/executor.ts';
import { ReadSet, withDates } from '../executor/read-set.ts';

/**
 * Applies a house's event to its projections, once: the marker on the event and what the projections write share a commit, so
 * that an event delivered again, late or twice at once changes nothing.
 *
 * @returns whether it was applied now
 */
export const projectStoredEvent = async (executor: Executor, providerId: string, eventId: string): Promise<boolean> => {
  const path = `serviceProviders/${providerId}/events/${eventId}`;
  for (let n = 0; n < maxAttempts; n++) {
    if (n > 0) await backoff(n);
    const reads = new ReadSet(executor.firestore);
    await reads.read([path, providerRef(providerId).path]);
    const stored = reads.snapshot(path)?.data();
    const provider = reads.get(providerRef(providerId));
    if (!stored || !provider || stored.syncStatus !== 'pending') return false;
    const now = executor.clock();
    const marker: Write = { op: 'update', path, data: { ...stored, syncStatus: 'processed', processedAt: now } };
    const batch = executor.firestore.batch();
    applyWrites(batch, [marker, ...projectEvent(withDates(stored), providerId, provider, now)], reads);
    try {
      await batch.commit();
      return true;
    } catch (error) {
      if (!mayDecideAgain(error)) throw error;
    }
  }
  throw new Error(`${path} could not be projected: too many others write the same days; deliver it again`);
};
