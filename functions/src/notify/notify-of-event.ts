import { isStale, messagesFor, type NotableEvent, notableEventSchema } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import { z } from 'zod';
import { backoff } from '../firestore/backoff.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { createNotification } from './create-notification.ts';
import { deliver } from './deliver.ts';
import type { Notifier } from './notifier.ts';
import { readerOf, readMessageContext } from './read-message-context.ts';

const maxRounds = 10;

/** The messages and where they will be, if anything is left to deliver of them. */
const createNotifications = async (
  notifier: Notifier,
  batch: WriteBatch,
  uid: string,
  event: NotableEvent,
): Promise<DocumentReference[]> => {
  if (isStale(event, notifier.clock())) return [];
  const context = await readMessageContext(notifier.firestore, uid, event);
  if (!context) return [];
  return messagesFor(event, context.subject, readerOf(context))
    .map((message) => createNotification(batch, notifier, message, context))
    .filter((ref) => ref !== undefined);
};

/** The notifications and the mark on the event in one commit; nothing for an event that has its mark. */
const settleEvent = async (notifier: Notifier, uid: string, stored: DocumentSnapshot): Promise<DocumentReference[]> => {
  if (!stored.updateTime || stored.get('syncStatus') !== 'pending') return [];
  const guard = { lastUpdateTime: stored.updateTime };
  const processedAt = notifier.clock();
  const batch = notifier.firestore.batch();
  try {
    const event = notableEventSchema.parse(withDates(stored.data()));
    const created = await createNotifications(notifier, batch, uid, event);
    batch.update(stored.ref, { syncStatus: 'processed', processedAt }, guard);
    await batch.commit();
    return created;
  } catch (error) {
    // Another delivery would find the same: it is marked, to be seen and repaired.
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const failure = `${issue?.path.join('.')}: ${issue?.message}`;
    logger.error('event cannot be told of', { event: stored.ref.path, failure });
    await stored.ref.update({ syncStatus: 'failed', failure, processedAt }, guard);
    return [];
  }
};

/**
 * Tells a person what has happened to them, once, however often and by how many the event is delivered; then sends it the
 * other ways. Throws to be delivered again.
 */
export const notifyOfEvent = async (notifier: Notifier, uid: string, event: DocumentReference): Promise<void> => {
  for (let n = 1; ; n++) {
    try {
      const created = await settleEvent(notifier, uid, await event.get());
      await Promise.all(created.map((ref) => deliver(notifier, ref)));
      return;
    } catch (error) {
      if (!isRetryable(error) || n === maxRounds) throw error;
      await backoff(n);
    }
  }
};
