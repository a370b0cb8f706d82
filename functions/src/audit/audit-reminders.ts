import {
  auditedReminders,
  type Finding,
  fullRef,
  minuteMs,
  type Reminder,
  reminderSchema,
  reminderWrites,
  renewalReminderWrites,
  reservationRef,
  subscriptionRef,
  type Write,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import { rightSubscriptions } from './audit-subscriptions.ts';
import type { Moment } from './moment.ts';
import { readPlaced } from './read-documents.ts';

/** One that is due within this time may be sent at this moment. */
const soonMs = 10 * minuteMs;

interface Wanted {
  readonly from: string;
  readonly scheduledFor: Date;
}

const wantedBy = (from: string, writes: readonly Write[]): [string, Wanted][] =>
  writes.flatMap((write): [string, Wanted][] => {
    const at = write.op === 'set' ? write.data.scheduledFor : undefined;
    return at instanceof Date ? [[write.path, { from, scheduledFor: at }]] : [];
  });

const allWanted = async (moment: Moment, providerId: string): Promise<Map<string, Wanted>> => {
  const later = new Date(moment.at.getTime() + soonMs);
  const reservations = await rightReservations(moment, providerId);
  const subscriptions = await rightSubscriptions(moment, providerId);
  return new Map([
    ...reservations.flatMap((one) => wantedBy(fullRef(one).path, reminderWrites(undefined, one, later))),
    ...subscriptions.flatMap((one) =>
      wantedBy(subscriptionRef(one.userId, one.subscriptionId).path, renewalReminderWrites(undefined, one, later)),
    ),
  ]);
};

const sourceOf = ({ userId, reservationId, subscriptionId = '' }: Reminder): string =>
  reservationId === undefined
    ? subscriptionRef(userId, subscriptionId).path
    : reservationRef(userId, reservationId).path;

const lostFinding = (where: string, { from, scheduledFor }: Wanted, stored: Reminder | undefined): Finding[] => {
  if (stored?.status === 'sent' || stored?.scheduledFor.getTime() === scheduledFor.getTime()) return [];
  const expected = { scheduledFor: scheduledFor.toISOString() };
  const found = stored ? { scheduledFor: stored.scheduledFor.toISOString() } : null;
  return [
    {
      audit: 'reminders',
      what: stored ? 'reminder.differs' : 'reminder.missing',
      where,
      from: [from],
      expected,
      found,
    },
  ];
};

/**
 * Checks that each confirmed booking and each active subscription has its reminders, and nobody else has any. One check
 * per reminder.
 */
export const auditReminders = audit(async (moment, providerId) => {
  const wanted = await allWanted(moment, providerId);
  const stored = new Map(
    (await readPlaced(moment, auditedReminders(providerId), reminderSchema)).map(({ path, data }) => [path, data]),
  );
  const lost = [...wanted].flatMap(([path, one]) => lostFinding(path, one, stored.get(path)));
  const soon = new Date(moment.at.getTime() + soonMs);
  const stray = [...stored]
    .filter(([path, { scheduledFor, status }]) => !wanted.has(path) && status === 'scheduled' && scheduledFor > soon)
    .map(([where, reminder]): Finding => {
      const found = { scheduledFor: reminder.scheduledFor.toISOString() };
      return { audit: 'reminders', what: 'reminder.stray', where, from: [sourceOf(reminder)], expected: null, found };
    });
  return { checked: new Set([...wanted.keys(), ...stored.keys()]).size, broken: [...lost, ...stray] };
});
