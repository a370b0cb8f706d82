import { expect, test } from 'vitest';
import type { SubscriptionReference } from '../booking/subscription/reference.ts';
import { subscriptionDayChanges } from './subscription-day-changes.ts';

const occurredAt = new Date('2026-05-02T22:30:00Z');

const pending: SubscriptionReference = {
  subscriptionId: 's',
  userId: 'u',
  code: 'ABCDEFGH',
  status: 'pending',
  timestamp: occurredAt,
  planId: 'gold',
  planName: 'Gold',
  periodMonths: 1,
  price: { amount: 4900, currency: 'EUR' },
  version: 1,
  createdAt: occurredAt,
  updatedAt: occurredAt,
};
const active = { ...pending, status: 'active' as const };
const ended = { ...pending, status: 'expired' as const };

test.each([
  ['ordered', 'subscription.created', undefined, pending, undefined],
  ['paid for', 'subscription.activated', pending, active, { subscriptionsStarted: 1, subscriptionRevenue: 4900 }],
  ['free from the start', 'subscription.created', undefined, active, { subscriptionsStarted: 1 }],
  ['renewed while it runs', 'subscription.renewed', active, active, { subscriptionRevenue: 4900 }],
  [
    'renewed after it ended',
    'subscription.renewed',
    ended,
    active,
    { subscriptionsStarted: 1, subscriptionRevenue: 4900 },
  ],
  ['ended', 'subscription.expired', active, ended, { subscriptionsEnded: 1 }],
  [
    'cancelled without payment',
    'subscription.expired',
    pending,
    { ...pending, status: 'cancelled' as const },
    undefined,
  ],
] as const)('a subscription that is %s counts on its local day', (_, type, before, after, by) => {
  const changes = subscriptionDayChanges({ type, before, after, occurredAt }, 'Europe/Berlin');
  expect(changes).toEqual(by ? [{ day: '2026-05-03', by }] : []);
});
