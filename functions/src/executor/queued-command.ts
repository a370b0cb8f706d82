import type { Outcome } from '@counterfoil/domain';
import { type DocumentSnapshot, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isConflict } from '../firestore/commit-failure.ts';

/** Above this, the outcome may not fit beside the payload. A document has at most 1 MiB; commands have a few kB. */
const maxKeptBytes = 500_000;

/** The rules cannot weigh a payload, so a device may queue one that leaves no room for its outcome. */
const isTooLarge = (queued: DocumentSnapshot): boolean =>
  Buffer.byteLength(JSON.stringify(queued.data())) > maxKeptBytes;

/**
 * The payload of an applied command goes: it may hold a guest's phone, which its author must not read for ever. The
 * payload of a refused one stays, so that its author can correct it.
 */
const withoutPayload = (queued: DocumentSnapshot, outcome: Outcome): Record<string, unknown> =>
  outcome.outcome !== 'rejected' || isTooLarge(queued) ? { payload: FieldValue.delete() } : {};

/** The outcome as fields of the queued document, which its device listens to. */
const settlement = (queued: DocumentSnapshot, outcome: Outcome, now: Date): Record<string, unknown> => ({
  ...(outcome.outcome === 'rejected'
    ? { status: 'rejected', rejection: outcome.rejection }
    : { status: 'applied', version: outcome.version, eventIds: outcome.eventIds }),
  settledAt: now,
  updatedAt: now,
  expireAt: expiryOf('settledCommand', now),
  ...withoutPayload(queued, outcome),
});

/** An earlier delivery settled the document, or the device withdrew it: nothing is left to do. */
export class NotQueued extends Error {}

export const isQueued = (snapshot: DocumentSnapshot): boolean => snapshot.get('status') === 'queued';

/** Adds the outcome to a batch, with the precondition that the document is unchanged since it was read. */
export const settle = (batch: WriteBatch, queued: DocumentSnapshot, outcome: Outcome, now: Date): void => {
  if (!isQueued(queued) || !queued.updateTime) return;
  batch.update(queued.ref, settlement(queued, outcome, now), { lastUpdateTime: queued.updateTime });
};

/**
 * Settles a queued document alone, for a command without effect.
 *
 * @returns false if another delivery settled it first, or the device withdrew it
 */
export const settleQueued = async (
  { clock }: CommandContext,
  queued: DocumentSnapshot,
  outcome: Outcome,
): Promise<boolean> => {
  if (!isQueued(queued) || !queued.updateTime) return false;
  try {
    await queued.ref.update(settlement(queued, outcome, clock()), { lastUpdateTime: queued.updateTime });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};
