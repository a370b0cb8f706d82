import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import type { Reminder } from './reminder.ts';
import type { Subject } from './subject.ts';
import { reservationMessage, subscriptionMessage } from './write-message.ts';

/**
 * The message of a due reminder, or nothing if its subject is cancelled or over. The id contains the scheduled time, so
 * a moved reservation causes a new reminder.
 */
export const reminderMessage = (
  reminderId: string,
  { type, scheduledFor }: Pick<Reminder, 'type' | 'scheduledFor'>,
  { subject, reader }: { readonly subject: Subject; readonly reader: Reader },
  now: Date,
): Message | undefined => {
  const id = `${reminderId}.${scheduledFor.getTime()}`;
  if (type === 'subscriptionRenewal') {
    if (subject.entityType !== 'subscription') return undefined;
    const { status, expiryDate } = subject.entity;
    if (status !== 'active' || !expiryDate || expiryDate <= now) return undefined;
    return { ...subscriptionMessage(id, type, { subject, reader }), usefulUntil: expiryDate };
  }
  if (subject.entityType !== 'reservation') return undefined;
  const { status, reservationStartTime } = subject.entity;
  if (status !== 'confirmed' || reservationStartTime <= now) return undefined;
  return { ...reservationMessage(id, type, { subject, reader }), usefulUntil: reservationStartTime };
};
