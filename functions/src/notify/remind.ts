import { type Reminder, reminderMessage, reminderSchema } from '@counterfoil/domain';
import type { DocumentReference, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import { createNotification } from './create-notification.ts';
import type { Notifier } from './notifier.ts';
import { readerOf, readMessageContext, type Topic } from './read-message-context.ts';

const topicOf = ({ reservationId, subscriptionId }: Reminder): Topic =>
  reservationId
    ? { entityType: 'reservation', entityId: reservationId }
    : { entityType: 'subscription', entityId: subscriptionId ?? '' };

/** The notification and the end of its reminder in one commit, guarded by the reminder as it was found. */
const commit = async (notifier: Notifier, document: QueryDocumentSnapshot): Promise<DocumentReference | undefined> => {
  const reminder = reminderSchema.parse(withDates(document.data()));
  const now = notifier.clock();
  const context = await readMessageContext(notifier.firestore, reminder.userId, topicOf(reminder));
  const message = context && reminderMessage(document.id, reminder, context.subject, readerOf(context), now);
  const batch = notifier.firestore.batch();
  const guard = { lastUpdateTime: document.updateTime };
  if (!message) {
    batch.delete(document.ref, guard);
    await batch.commit();
    return undefined;
  }
  batch.update(document.ref, { status: 'sent', updatedAt: now }, guard);
  const created = createNotification(batch, notifier, message, context);
  await batch.commit();
  return created;
};

interface ReminderResult {
  readonly ended: boolean;
  readonly created?: DocumentReference | undefined;
}

/**
 * Reminds of one thing, once. Whoever comes second finds the reminder changed, and leaves it: to another sweep, or to the
 * booking that was moved or cancelled in this moment.
 *
 * @returns whether it was this one that ended the reminder, and the notification if there is anything to deliver of it
 */
export const remind = async (notifier: Notifier, document: QueryDocumentSnapshot): Promise<ReminderResult> => {
  try {
    return { ended: true, created: await commit(notifier, document) };
  } catch (error) {
    if (isRetryable(error)) return { ended: false };
    throw error;
  }
};
