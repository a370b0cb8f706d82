import {
  derivedEvent,
  eventWrite,
  type Fields,
  providerEvents,
  providerPath,
  type SyncEvent,
} from '@counterfoil/domain';
import { applyWrites } from './apply-writes.ts';
import type { CommandContext } from './command-context.ts';
import { isConflict } from './commit-failure.ts';
import { ReadSet } from './read-set.ts';

interface NewAlert {
  /** Its id among the provider's alerts. */
  readonly id: string;
  readonly alert: Fields;
  readonly event: SyncEvent;
}

/**
 * Opens an alert at a provider, and tells of it by an event in the same commit. Does nothing if another process has
 * opened it, or if there is no such provider: people may queue commands for any id.
 */
export const openAlert = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  { id, alert, event }: NewAlert,
): Promise<void> => {
  const provider = await firestore.doc(providerPath(providerId)).get();
  if (!provider.exists) return;
  const now = clock();
  const source = `alert-${now.getTime()}`;
  const entity = { entityType: 'alert', entityId: id };
  const told = derivedEvent({ id: source, correlationId: source }, entity, { ...event, version: 1 }, now);
  const batch = firestore.batch();
  const path = `${providerPath(providerId)}/alerts/${id}`;
  const data = { ...alert, createdAt: now, updatedAt: now };
  applyWrites(
    batch,
    [{ op: 'create', path, data }, eventWrite(providerEvents(providerId), told)],
    new ReadSet(firestore),
  );
  try {
    await batch.commit();
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
};
