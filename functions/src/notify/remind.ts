import { type Reminder, reminderMessage, reminderSchema } from '@counterfoil/domain';
import type { DocumentReference, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { createNotification } from './create-notification.ts';
import { noteInAppMessage } from './message-span.ts';
import type { Notifier } from './notifier.ts';
import { readerOf, readMessageContext, type Topic } from './read-message-context.ts';

const topicOf = ({ reservationId, subscriptionId }: Reminder): Topic =>
  reservationId
    ? { entityType: 'reservation', entityId: reservationId }
    : { entityType: 'subscription', entityId: subscriptionId ?? '' };

/** Commits the notification and the end of its reminder together, with the reminder's update time as precondition. */
const commit = async (notifier: Notifier, document: QueryDocumentSnapshot): Promise<DocumentReference | undefined> => {
  const reminder = reminderSchema.parse(withDates(document.data()));
  const now = notifier.clock();
  const context = await readMessageContext(notifier.firestore, reminder.userId, topicOf(reminder));
  const message =
    context && reminderMessage(document.id, reminder, { subject: context.subject, reader: readerOf(context) }, now);
  const batch = notifier.firestore.batch();
  const precondition = { lastUpdateTime: document.updateTime };
  if (!message) {
    batch.delete(document.ref, precondition);
    await batch.commit();
    return undefined;
  }
  batch.update(document.ref, { status: 'sent', updatedAt: now, expireAt: expiryOf('sentReminder', now) }, precondition);
  const created = createNotification(batch, notifier, message, context);
  await batch.commit();
  if (created) noteInAppMessage(created.ref.id);
  return created?.isDue ? created.ref : undefined;
};

interface ReminderResult {
  readonly ended: boolean;
  readonly created?: DocumentReference | undefined;
}

/**
 * Sends one reminder, once. A second process finds the reminder changed and leaves it: to another sweep, or to a
 * command that just moved or cancelled the booking.
 *
 * @returns whether this call ended the reminder, and its notification if any delivery is left to make
 */
export const remind = async (notifier: Notifier, document: QueryDocumentSnapshot): Promise<ReminderResult> => {
  try {
    return { ended: true, created: await commit(notifier, document) };
  } catch (error) {
    if (isRetryable(error)) return { ended: false };
    throw error;
  }
};
