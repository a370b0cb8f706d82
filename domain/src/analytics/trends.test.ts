import { expect, test } from 'vitest';
import type { Provider } from '../provider/profile/provider.ts';
import { rangeOfTrends, trendsOf } from './trends.ts';
import { wholeDay } from './whole-day.ts';

const provider: Provider = {
  name: 'Salon',
  kind: 'salon',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  openingHours: { mon: [{ open: '09:00', close: '17:00' }] },
  modules: ['booking'],
  ownerId: 'olga',
  settings: {},
  version: 1,
  lastCommandId: 'c',
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

const service = {
  name: 'Cut',
  durationMinutes: 30,
  slotMinutes: 30,
  capacity: 2,
  price: { amount: 2500, currency: 'EUR' },
  confirmation: 'automatic' as const,
};

/** Monday to Sunday. */
const week = { from: '2026-05-11', to: '2026-05-17' };

test('compares a week with the one before', () => {
  const days = [
    wholeDay({ day: '2026-05-03', created: 9, sales: 9 }),
    wholeDay({ day: '2026-05-04', created: 4, sales: 1000, seatMinutes: 480, subscriptionsStarted: 2 }),
    wholeDay({ day: '2026-05-10', noShow: 1 }),
    wholeDay({ day: '2026-05-11', created: 5, revenue: 1500, seatMinutes: 240, subscriptionsStarted: 1 }),
    wholeDay({ day: '2026-05-17', created: 1, subscriptionsEnded: 2, subscriptionRevenue: 500 }),
  ];
  const at = new Date('2026-05-12T10:00:00Z');
  const counters = [{ lastConfirmationAt: new Date(0) }, { lastConfirmationAt: at }, {}];
  expect(trendsOf({ provider, services: [service], days, counters }, week)).toEqual({
    before: { from: '2026-05-04', to: '2026-05-10' },
    reservations: { now: 6, before: 4, change: 50 },
    noShows: { now: 0, before: 1, change: -100 },
    revenue: { now: 2000, before: 1000, change: 100 },
    capacity: { now: 240, before: 480, change: -50, used: 0.25, usedBefore: 0.5 },
    subscriptions: { now: -1, before: 2, change: -150 },
    lastConfirmationAt: at,
  });
  expect(rangeOfTrends(week)).toEqual({ from: '2026-05-04', to: '2026-05-17' });
});

test('knows no change from nothing, no share of closed days, and no confirmation before the first', () => {
  const sunday = { from: '2026-05-17', to: '2026-05-17' };
  const trends = trendsOf({ provider, services: [service], days: [], counters: [] }, sunday);
  expect(trends.reservations).toEqual({ now: 0, before: 0, change: null });
  expect(trends.capacity).toMatchObject({ used: null, usedBefore: null });
  expect(trends).not.toHaveProperty('lastConfirmationAt');
});
