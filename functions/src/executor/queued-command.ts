import type { Outcome } from '@counterfoil/domain';
import type { DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';

/** The outcome as fields of the queued document, which its device listens to. */
const settlement = (outcome: Outcome, now: Date): Record<string, unknown> =>
  outcome.outcome === 'rejected'
    ? { status: 'rejected', rejection: outcome.rejection, settledAt: now, updatedAt: now }
    : { status: 'applied', version: outcome.version, eventIds: outcome.eventIds, settledAt: now, updatedAt: now };

/** An earlier delivery settled the document, or the device withdrew it: nothing is left to do. */
export class NotQueued extends Error {}

export const isQueued = (snapshot: DocumentSnapshot): boolean => snapshot.get('status') === 'queued';

/** Adds the outcome to a batch, with the precondition that the document is unchanged since it was read. */
export const settle = (batch: WriteBatch, queued: DocumentSnapshot, outcome: Outcome, now: Date): void => {
  if (!isQueued(queued) || !queued.updateTime) return;
  batch.update(queued.ref, settlement(outcome, now), { lastUpdateTime: queued.updateTime });
};
