import type { SubscriptionReference } from '../booking/subscription/reference.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import type { DayChange } from './day-change.ts';

/** The change of a subscription, from the provider's event. */
export interface SubscriptionChanged {
  readonly type: string;
  readonly before?: SubscriptionReference | undefined;
  readonly after: SubscriptionReference;
  readonly occurredAt: Date;
}

/** A period counts as revenue when it starts: with its payment, or at once if it is free. */
const startsPeriod = (type: string): boolean => type === 'subscription.activated' || type === 'subscription.renewed';

/** The amounts that a subscription's change adds to the day of the event. */
export const subscriptionDayChanges = (
  { type, before, after, occurredAt }: SubscriptionChanged,
  timeZone: string,
): DayChange[] => {
  const [wasActive, isActive] = [before?.status === 'active', after.status === 'active'];
  const by = {
    ...(isActive && !wasActive ? { subscriptionsStarted: 1 } : {}),
    ...(wasActive && !isActive ? { subscriptionsEnded: 1 } : {}),
    ...(startsPeriod(type) && after.price.amount > 0 ? { subscriptionRevenue: after.price.amount } : {}),
  };
  return Object.keys(by).length === 0 ? [] : [{ day: localDay(occurredAt, timeZone), by }];
};
