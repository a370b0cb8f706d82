import { dueShard, minuteMs, type RecordChange } from '@counterfoil/domain';
import { expiryOf } from '../config/retention.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable, isTooLarge } from '../firestore/commit-failure.ts';
import { log } from '../trace/log.ts';
import { emitRecordEvents } from './emit-record-events.ts';

const firstDelayMs = 5 * minuteMs;

const keep = async ({ firestore, clock }: CommandContext, change: RecordChange, failure: string): Promise<void> => {
  const now = clock();
  const { before, after, ...facts } = change;
  const notes = {
    failure,
    attempts: 1,
    nextAttemptAt: new Date(now.getTime() + firstDelayMs),
    expireAt: expiryOf('failedRecordChange', now),
    createdAt: now,
    updatedAt: now,
    ...dueShard(change.changeId),
  };
  const ref = firestore.doc(`failedRecordChanges/${change.changeId}`);
  try {
    await ref.set({ ...facts, before, after, ...notes });
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    await ref.set({ ...facts, ...notes });
  }
};

/**
 * Records a change as events. If the code fails on it, the change is kept with both versions of the record. A sweep
 * records it later, because the platform delivers a change for a day at most. A database that does not answer throws,
 * so that the platform delivers it again.
 */
export const emitOrKeep = async (context: CommandContext, change: RecordChange): Promise<void> => {
  try {
    await emitRecordEvents(context.firestore, change);
  } catch (error) {
    if (isRetryable(error)) throw error;
    log.error('a change of a record is kept for later', { correlationId: change.changeId, error });
    await keep(context, change, String(error).slice(0, 1000));
  }
};
