import type { Outcome } from '@counterfoil/domain';
import type { DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';

/** What became of a queued command, on the document the device left and watches. */
const settlement = (outcome: Outcome, now: Date): Record<string, unknown> =>
  outcome.outcome === 'rejected'
    ? { status: 'rejected', rejection: outcome.rejection, settledAt: now, updatedAt: now }
    : { status: 'applied', version: outcome.version, eventIds: outcome.eventIds, settledAt: now, updatedAt: now };

/** The document was settled by an earlier delivery, or withdrawn: there is nothing left to do. */
export class NotQueued extends Error {}

export const isQueued = (snapshot: DocumentSnapshot): boolean => snapshot.get('status') === 'queued';

/** Settles it in a batch, provided nobody has touched it since it was read. */
export const settle = (batch: WriteBatch, queued: DocumentSnapshot, outcome: Outcome, now: Date): void => {
  if (!isQueued(queued) || !queued.updateTime) return;
  batch.update(queued.ref, settlement(outcome, now), { lastUpdateTime: queued.updateTime });
};
