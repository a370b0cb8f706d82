import { expect, test } from 'vitest';
import type { Provider } from '../provider/profile/provider.ts';
import { type AnalyticsSources, analyticsOf } from './analytics.ts';
import { daySchema } from './day.ts';

const provider: Provider = {
  name: 'Salon',
  kind: 'salon',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  openingHours: { mon: [{ open: '09:00', close: '17:00' }], sun: [{ open: '00:00', close: '24:00' }] },
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
  capacity: 3,
  price: { amount: 2500, currency: 'EUR' },
  confirmation: 'automatic' as const,
};

/** Wednesday, April 1, 2026, 00:30 in Berlin. The Sunday before had 23 hours. */
const now = new Date('2026-03-31T22:30:00Z');

const day = (date: string, more: object) => daySchema.parse({ day: date, ...more });

const sources = (more: Partial<AnalyticsSources> = {}): AnalyticsSources => ({
  provider,
  services: [service],
  counters: [],
  days: [],
  upcoming: [],
  now,
  ...more,
});

test('an empty tenant has zeros, and no average or trend', () => {
  expect(analyticsOf(sources())).toMatchObject({
    reservations: { total: 0, pending: 0, confirmed: 0, completed: 0, cancelled: 0 },
    revenue: { today: { amount: 0, currency: 'EUR' }, trend: null },
    rating: { average: null, count: 0 },
    nextToCome: [],
  });
});

test('adds up the shards, and counts the last seven local days as a week', () => {
  const days = [
    day('2026-04-01', { revenue: 100 }),
    day('2026-04-01', { revenue: 30, subscriptionRevenue: 20 }),
    day('2026-03-26', { revenue: 300, sales: 700 }),
    day('2026-03-25', { revenue: 800 }),
    day('2026-03-19', { revenue: 200 }),
    day('2026-03-18', { revenue: 9999 }),
  ];
  expect(analyticsOf(sources({ days })).revenue).toEqual({
    today: { amount: 150, currency: 'EUR' },
    week: { amount: 1150, currency: 'EUR' },
    weekBefore: { amount: 1000, currency: 'EUR' },
    trend: 15,
  });
  const counters = [
    { totalReservations: 3, confirmedReservations: 2, ratings: 1, stars: 5, updatedAt: now },
    { totalReservations: 2, confirmedReservations: -1, completedReservations: 1, ratings: 2, stars: 5 },
  ];
  expect(analyticsOf(sources({ counters }))).toMatchObject({
    reservations: { total: 5, pending: 0, confirmed: 1, completed: 1 },
    rating: { average: 10 / 3, count: 3 },
  });
});

test('measures utilization against the elapsed opening time', () => {
  const days = [day('2026-03-29', { seatMinutes: 600 }), day('2026-03-30', { seatMinutes: 120 })];
  const offered = 3 * (23 * 60 + 8 * 60);
  expect(analyticsOf(sources({ days })).utilization).toEqual({ sold: 720, offered, ratio: 720 / offered });
});

test('counts peak hours by weekday and hour over four weeks', () => {
  const days = [
    day('2026-03-30', { hours: { '09': 2, '14': 1 } }),
    day('2026-03-23', { hours: { '09': 3 } }),
    day('2026-03-31', { hours: { '23': 1 } }),
    day('2026-03-04', { hours: { '10': 7 } }),
  ];
  const { peakHours } = analyticsOf(sources({ days }));
  expect([peakHours.mon[9], peakHours.mon[14], peakHours.tue[23], peakHours.wed[10]]).toEqual([5, 1, 1, 0]);
});

test('the growth of subscriptions is those started less those ended', () => {
  const days = [
    day('2026-04-01', { subscriptionsStarted: 4 }),
    day('2026-03-27', { subscriptionsEnded: 1 }),
    day('2026-03-20', { subscriptionsStarted: 2, subscriptionsEnded: 3 }),
  ];
  const { subscriptions } = analyticsOf(sources({ days, counters: [{ activeSubscriptions: 9 }] }));
  expect(subscriptions).toEqual({ active: 9, week: 3, weekBefore: -1 });
});
