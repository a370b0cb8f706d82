import { expect } from 'vitest';
import {
  evolveSubscription,
  type Fields,
  providerEvents,
  type Subscription,
  type SubscriptionEvent,
  subscriptionReferences,
  subscriptionSchema,
  subscriptionStatuses,
  toSubscriptionReference,
} from '../src/index.ts';
import type { Recorded } from '../src/kernel/event.ts';
import { addLocalDays } from '../src/kernel/time/time-zone.ts';
import { counted, defined } from './agree.ts';
import type { Stage } from './given.ts';
import type { MemoryStore } from './memory-store.ts';

export const fullSubscriptions = (store: MemoryStore): Subscription[] =>
  store
    .paths()
    .filter((path) => /^endUsers\/[^/]+\/subscriptions\/[^/]+$/.test(path))
    .map((path) => subscriptionSchema.strict().parse(store.get(path)));

const ofSubscriptions = ({ entityType }: Fields): boolean => entityType === 'subscription';

const asRecorded = (event: Fields): Recorded<SubscriptionEvent> =>
  ({ ...event, commandId: event.correlationId }) as unknown as Recorded<SubscriptionEvent>;

/** The state of a subscription after each of its events. */
export const foldedSteps = (store: MemoryStore, { userId, subscriptionId }: Subscription): Subscription[] => {
  const events = store
    .list(`endUsers/${userId}/events`)
    .filter((event) => ofSubscriptions(event) && event.entityId === subscriptionId)
    .map(asRecorded)
    .sort((a, b) => a.version - b.version);
  const steps: Subscription[] = [];
  for (const event of events) steps.push(evolveSubscription(steps.at(-1), event));
  return steps;
};

/**
 * A reminder exists for an active subscription one week before its expiry, unless that time had passed when it was set.
 */
const expectReminder = (store: MemoryStore, after: readonly Subscription[]): void => {
  const last = after.at(-1);
  const { userId, subscriptionId, status, expiryDate, timeZone } = last ?? {};
  const due = status === 'active' && expiryDate && timeZone ? addLocalDays(expiryDate, -7, timeZone) : undefined;
  const set = after.find((step) => step.status === 'active' && step.expiryDate?.getTime() === expiryDate?.getTime());
  const reminders = store
    .list('scheduledReminders')
    .filter((reminder) => reminder.subscriptionId === subscriptionId && reminder.userId === userId)
    .map(({ scheduledFor }) => scheduledFor);
  expect(reminders).toEqual(due && set && due > set.updatedAt ? [due] : []);
};

/**
 * Full documents and references of all subscriptions agree with each other, and with counters, reminders and events.
 */
export const expectSubscriptionsAgree = (stage: Stage): void => {
  const { store, providerId } = stage;
  const all = fullSubscriptions(store).filter((subscription) => subscription.providerId === providerId);
  const counters = counted(stage);
  expect(counters.totalSubscriptions ?? 0).toBe(all.length);
  const byId = (a: Fields, b: Fields) => String(a.subscriptionId).localeCompare(String(b.subscriptionId));
  for (const status of subscriptionStatuses) {
    const full = all.filter((subscription) => subscription.status === status);
    const references = store.list(subscriptionReferences(providerId, status));
    expect(references.toSorted(byId)).toStrictEqual(full.map(toSubscriptionReference).map(defined).sort(byId));
    expect(counters[`${status}Subscriptions`] ?? 0).toBe(full.length);
  }
  const providerEventList = store.list(providerEvents(providerId)).filter(ofSubscriptions);
  expect(providerEventList).toHaveLength(all.reduce((sum, { version }) => sum + version, 0));
  for (const subscription of all) {
    const steps = foldedSteps(store, subscription);
    expect(defined(steps.at(-1) ?? {})).toStrictEqual(subscription);
    const references = providerEventList
      .filter(({ entityId }) => entityId === subscription.subscriptionId)
      .sort((a, b) => Number(a.version) - Number(b.version))
      .map(({ reference }) => reference);
    expect(references).toStrictEqual(steps.map(toSubscriptionReference).map(defined));
    expectReminder(store, steps);
  }
};
