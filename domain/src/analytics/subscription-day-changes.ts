import type { SubscriptionReference } from '../booking/subscription/reference.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import type { DayChange } from './day-change.ts';

/** A subscription's change, as the house's event tells it. */
export interface SubscriptionChanged {
  readonly type: string;
  readonly before?: SubscriptionReference | undefined;
  readonly after: SubscriptionReference;
  readonly occurredAt: Date;
}

/** A period is earned when it begins: with its payment, or at once where it is free. */
const beginsPeriod = (type: string): boolean => type === 'subscription.activated' || type === 'subscription.renewed';

/** What a subscription's change adds to the day on which it happened. */
export const subscriptionDayChanges = (
  { type, before, after, occurredAt }: SubscriptionChanged,
  timeZone: string,
): DayChange[] => {
  const [was, is] = [before?.status === 'active', after.status === 'active'];
  const by = {
    ...(is && !was ? { subscriptionsStarted: 1 } : {}),
    ...(was && !is ? { subscriptionsEnded: 1 } : {}),
    ...(beginsPeriod(type) && after.price.amount > 0 ? { subscriptionRevenue: after.price.amount } : {}),
  };
  return Object.keys(by).length === 0 ? [] : [{ day: localDay(occurredAt, timeZone), by }];
};
