import { dueShard } from '../../kernel/due-shard.ts';
import { addLocalDays } from '../../kernel/time/time-zone.ts';
import type { Write } from '../../kernel/write.ts';
import type { Subscription } from './subscription.ts';

const type = 'subscriptionRenewal';
const daysBefore = 7;

/** The end of an active subscription. */
const activeUntil = (subscription: Subscription | undefined): Date | undefined =>
  subscription?.status === 'active' ? subscription.expiryDate : undefined;

/**
 * Sets a reminder one week before the expiry of an active subscription, unless that time has passed. Each renewal moves
 * it.
 */
export const renewalReminderWrites = (before: Subscription | undefined, after: Subscription, now: Date): Write[] => {
  const [was, until] = [activeUntil(before), activeUntil(after)];
  if (was?.getTime() === until?.getTime()) return [];
  const { userId, providerId, subscriptionId, timeZone } = after;
  const path = `scheduledReminders/${userId}.${subscriptionId}.${type}`;
  const scheduledFor = until && addLocalDays(until, -daysBefore, timeZone);
  if (!scheduledFor || scheduledFor <= now) return [{ op: 'drop', path }];
  const target = { userId, providerId, subscriptionId, type };
  const data = { ...target, scheduledFor, status: 'scheduled', ...dueShard(path), createdAt: now, updatedAt: now };
  return [{ op: 'set', path, data }];
};
