import {
  type Finding,
  fullRef,
  minuteMs,
  type Reminder,
  reminderSchema,
  reminderWrites,
  renewalReminderWrites,
  subscriptionRef,
  type Write,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { rightReservations } from './audit-reservations.ts';
import { rightSubscriptions } from './audit-subscriptions.ts';
import type { Moment } from './moment.ts';
import { readAt } from './read-documents.ts';

/** One that is due within this time may be sent at this moment. */
const soonMs = 10 * minuteMs;

/** The reminder that a booking or subscription has, or would have if it were confirmed or active. */
interface Possible {
  readonly from: string;
  readonly scheduledFor: Date;
  readonly isWanted: boolean;
}

const possible = (from: string, writes: readonly Write[], isWanted: boolean): [string, Possible][] =>
  writes.flatMap((write): [string, Possible][] => {
    const at = write.op === 'set' ? write.data.scheduledFor : undefined;
    return at instanceof Date ? [[write.path, { from, scheduledFor: at, isWanted }]] : [];
  });

/** The reminders that are still to come. They are looked up by their names, so they need no index. */
const allPossible = async (moment: Moment, providerId: string): Promise<[string, Possible][]> => {
  const later = new Date(moment.at.getTime() + soonMs);
  const ofReservations = (await rightReservations(moment, providerId)).flatMap((one) => {
    const writes = reminderWrites(undefined, { ...one, status: 'confirmed' }, later);
    return possible(fullRef(one).path, writes, one.status === 'confirmed');
  });
  const ofSubscriptions = (await rightSubscriptions(moment, providerId)).flatMap((one) => {
    const writes = renewalReminderWrites(undefined, { ...one, status: 'active' }, later);
    return possible(subscriptionRef(one.userId, one.subscriptionId).path, writes, one.status === 'active');
  });
  return [...ofReservations, ...ofSubscriptions];
};

const findingOf = (where: string, { from, scheduledFor, isWanted }: Possible, stored?: Reminder): Finding[] => {
  if (stored?.status === 'sent') return [];
  const finding = { audit: 'reminders', where, from: [from] } as const;
  const found = stored ? { scheduledFor: stored.scheduledFor.toISOString() } : null;
  if (!isWanted) return stored ? [{ ...finding, what: 'reminder.stray', expected: null, found }] : [];
  if (stored?.scheduledFor.getTime() === scheduledFor.getTime()) return [];
  const expected = { scheduledFor: scheduledFor.toISOString() };
  return [{ ...finding, what: stored ? 'reminder.differs' : 'reminder.missing', expected, found }];
};

/**
 * Checks that each confirmed booking and each active subscription has its reminders, and no other has any. One check per
 * reminder that is still to come.
 */
export const auditReminders = audit(async (moment, providerId) => {
  const all = await allPossible(moment, providerId);
  const stored = await readAt(
    moment,
    all.map(([path]) => path),
    reminderSchema,
  );
  return { checked: all.length, broken: all.flatMap(([path, one]) => findingOf(path, one, stored.get(path))) };
});
