import {
  dueShard,
  firstDeliveries,
  languageOf,
  type Message,
  type Notification,
  nextAttemptOf,
  notificationPath,
} from '@counterfoil/domain';
import type { DocumentReference, WriteBatch } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { type Notifier, unconfiguredOf } from './notifier.ts';
import type { MessageContext } from './read-message-context.ts';

/** A notification that is in the app once its batch is committed. */
export interface Created {
  readonly ref: DocumentReference;
  /** True if a delivery by another channel is left to make. */
  readonly isDue: boolean;
}

/**
 * Adds a notification to the caller's batch, which also marks its cause as processed. The id derives from the cause, so
 * two processes that handle the same cause cannot both create it.
 *
 * @returns `undefined` if the person does not want the message
 */
export const createNotification = (
  batch: WriteBatch,
  notifier: Notifier,
  { id, type, title, body, data, usefulUntil }: Message,
  { recipient, timeZone }: Pick<MessageContext, 'recipient' | 'timeZone'>,
): Created | undefined => {
  const now = notifier.clock();
  const message = { type, usefulUntil };
  const unconfigured = unconfiguredOf(notifier);
  const deliveries = firstDeliveries({ message, recipient, timeZone, unconfigured, now });
  if (!deliveries) return undefined;
  const notification: Notification = {
    type,
    title,
    body,
    data,
    language: languageOf(recipient.locale),
    timeZone,
    usefulUntil: usefulUntil ?? null,
    readAt: null,
    deliveries,
    nextAttemptAt: nextAttemptOf(deliveries, now),
    ...dueShard(id),
    createdAt: now,
    updatedAt: now,
    expireAt: expiryOf('notification', now),
  };
  const ref = notifier.firestore.doc(notificationPath(recipient.uid, id));
  batch.create(ref, notification);
  return { ref, isDue: notification.nextAttemptAt !== null };
};
