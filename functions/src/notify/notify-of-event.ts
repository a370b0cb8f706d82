import { isStale, messagesFor, type NotableEvent, notableEventSchema } from '@counterfoil/domain';
import type { DocumentReference, DocumentSnapshot, WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod';
import { backoff } from '../firestore/backoff.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { failedMark, isUnprocessed } from '../firestore/failed-mark.ts';
import { withDates } from '../firestore/with-dates.ts';
import { log } from '../trace/log.ts';
import { type Created, createNotification } from './create-notification.ts';
import { deliver } from './deliver.ts';
import { noteInAppMessage } from './message-span.ts';
import type { Notifier } from './notifier.ts';
import { readerOf, readMessageContext } from './read-message-context.ts';

const maxRounds = 10;

/** Adds an event's notifications to the batch. */
const createNotifications = async (
  notifier: Notifier,
  batch: WriteBatch,
  uid: string,
  event: NotableEvent,
): Promise<Created[]> => {
  if (isStale(event, notifier.clock())) return [];
  const context = await readMessageContext(notifier.firestore, uid, { ...event, providerId: event.payload.providerId });
  if (!context) return [];
  return messagesFor(event, context.subject, readerOf(context)).flatMap(
    (message) => createNotification(batch, notifier, message, context) ?? [],
  );
};

/** Commits the notifications and the mark on the event together. Does nothing for an event that is marked already. */
const settleEvent = async (
  notifier: Notifier,
  uid: string,
  stored: DocumentSnapshot,
  isSweep: boolean,
): Promise<DocumentReference[]> => {
  const data = stored.data();
  if (!data || !stored.updateTime || !isUnprocessed(data, isSweep)) return [];
  const precondition = { lastUpdateTime: stored.updateTime };
  const processedAt = notifier.clock();
  const batch = notifier.firestore.batch();
  try {
    const event = notableEventSchema.parse(withDates(data));
    const created = await createNotifications(notifier, batch, uid, event);
    batch.update(stored.ref, { syncStatus: 'processed', processedAt }, precondition);
    await batch.commit();
    for (const { ref } of created) noteInAppMessage(ref.id);
    return created.flatMap(({ ref, isDue }) => (isDue ? [ref] : []));
  } catch (error) {
    // A retry would fail in the same way. The event is marked as failed, for somebody to look at and repair.
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const failure = `${issue?.path.join('.')}: ${issue?.message}`;
    log.error('no notification can be created for the event', { event: stored.ref.path, failure });
    await stored.ref.update({ ...failedMark(data, failure, processedAt) }, precondition);
    return [];
  }
};

/**
 * Creates the notifications of an event once, however many deliveries the trigger makes, then sends them by the other
 * channels. Throws to be retried.
 *
 * @param isSweep true to process an event that failed before
 */
export const notifyOfEvent = async (
  notifier: Notifier,
  uid: string,
  event: DocumentReference,
  isSweep = false,
): Promise<void> => {
  for (let n = 1; ; n++) {
    try {
      const created = await settleEvent(notifier, uid, await event.get(), isSweep);
      await Promise.all(created.map((ref) => deliver(notifier, ref)));
      return;
    } catch (error) {
      if (!isRetryable(error) || n === maxRounds) throw error;
      await backoff(n);
    }
  }
};
