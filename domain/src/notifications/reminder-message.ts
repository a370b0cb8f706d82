import type { Message } from './message.ts';
import type { Reader } from './reader.ts';
import type { Reminder } from './reminder.ts';
import type { Subject } from './subject.ts';
import { reservationMessage, subscriptionMessage } from './write-message.ts';

/**
 * What a reminder that is due says, or nothing when what it reminds of is off, or over. The time it was meant for is part of
 * the id: a booking that was moved is reminded of anew.
 */
export const reminderMessage = (
  reminderId: string,
  { type, scheduledFor }: Pick<Reminder, 'type' | 'scheduledFor'>,
  subject: Subject,
  reader: Reader,
  now: Date,
): Message | undefined => {
  const id = `${reminderId}.${scheduledFor.getTime()}`;
  if (type === 'subscriptionRenewal') {
    if (subject.entityType !== 'subscription') return undefined;
    const { status, expiryDate } = subject.entity;
    if (status !== 'active' || !expiryDate || expiryDate <= now) return undefined;
    return { ...subscriptionMessage(id, type, subject, reader), usefulUntil: expiryDate };
  }
  if (subject.entityType !== 'reservation') return undefined;
  const { status, reservationStartTime } = subject.entity;
  if (status !== 'confirmed' || reservationStartTime <= now) return undefined;
  return { ...reservationMessage(id, type, subject, reader), usefulUntil: reservationStartTime };
};
