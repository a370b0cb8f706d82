import { describe, expect, test } from 'vitest';
import type { ReservationReference } from '../booking/reservation/reference.ts';
import { dayChanges } from './day-changes.ts';

const zone = 'Europe/Berlin';
const made = new Date('2026-05-02T10:00:00Z');

const pending: ReservationReference = {
  reservationId: 'r',
  userId: 'u',
  code: 'ABCDEFGH',
  status: 'pending',
  timestamp: made,
  serviceId: 'cut',
  serviceName: 'Cut',
  startTime: new Date('2026-05-04T08:00:00Z'),
  endTime: new Date('2026-05-04T09:30:00Z'),
  partySize: 2,
  price: { amount: 5000, currency: 'EUR' },
  paymentStatus: 'none',
  version: 1,
  createdAt: made,
  updatedAt: made,
};
const confirmed = { ...pending, status: 'confirmed' as const };
const cancelled = { ...pending, status: 'cancelled' as const };

const changes = (before: ReservationReference | undefined, after: ReservationReference, at = made) =>
  Object.fromEntries(dayChanges({ before, after, occurredAt: at }, zone).map(({ day, by }) => [day, by]));

describe('a reservation adds to the days of its provider', () => {
  test('its creation on the day of creation, its seats on the day of the slot', () => {
    expect(changes(undefined, pending)).toEqual({
      '2026-05-02': { created: 1 },
      '2026-05-04': { seats: 2, seatMinutes: 180, hours: { '10': 1 } },
    });
  });

  test('only its status when it is confirmed', () => {
    expect(changes(pending, confirmed)).toEqual({ '2026-05-02': { confirmed: 1 } });
  });

  test('its price when it is completed', () => {
    const evening = new Date('2026-05-04T22:30:00Z');
    const completed = { ...confirmed, status: 'completed' as const };
    expect(changes(confirmed, completed, evening)).toEqual({ '2026-05-05': { completed: 1, revenue: 5000 } });
  });

  test('its price when it is completed, whatever was paid before', () => {
    const paid = { ...confirmed, paymentStatus: 'paid' as const, deposit: { amount: 1500, currency: 'EUR' } };
    const completed = { ...paid, status: 'completed' as const };
    expect(changes(paid, completed)).toEqual({ '2026-05-02': { completed: 1, revenue: 5000 } });
  });

  test('its completion to the member who completed it, and takes it back there, whoever reopens it', () => {
    const evening = new Date('2026-05-04T22:30:00Z');
    const done = { status: 'completed' as const, completedAt: evening, completedBy: 'a.b' };
    const completed = { ...confirmed, ...done };
    expect(changes(confirmed, completed, evening)).toEqual({
      '2026-05-05': { completed: 1, revenue: 5000, staff: { 'a.b': { completed: 1, revenue: 5000 } } },
    });
    expect(changes(completed, { ...completed, stars: 5 })).toEqual({});
    expect(changes(completed, confirmed, new Date('2026-05-05T22:10:00Z'))).toEqual({
      '2026-05-05': { completed: -1, revenue: -5000, staff: { 'a.b': { completed: -1, revenue: -5000 } } },
    });
  });

  test('its seats to the new slot when it is moved', () => {
    const later = {
      ...confirmed,
      startTime: new Date('2026-05-06T22:30:00Z'),
      endTime: new Date('2026-05-07T00:00:00Z'),
    };
    expect(changes(confirmed, later)).toEqual({
      '2026-05-04': { seats: -2, seatMinutes: -180, hours: { '10': -1 } },
      '2026-05-07': { seats: 2, seatMinutes: 180, hours: { '00': 1 } },
    });
    const sameDay = {
      ...confirmed,
      startTime: new Date('2026-05-04T10:00:00Z'),
      endTime: new Date('2026-05-04T11:30:00Z'),
    };
    expect(changes(confirmed, sameDay)).toEqual({ '2026-05-04': { hours: { '10': -1, '12': 1 } } });
  });

  test.each([
    [
      'the full price of a paid no-show',
      { paymentStatus: 'paid', cancellationReason: 'no-show' },
      { noShow: 1, revenue: 5000 },
    ],
    [
      'the price less the refund',
      { paymentStatus: 'refundDue', refundDue: { amount: 3500, currency: 'EUR' } },
      { cancelled: 1, revenue: 1500 },
    ],
    [
      'the deposit of a no-show',
      { paymentStatus: 'paid', cancellationReason: 'no-show', deposit: { amount: 1500, currency: 'EUR' } },
      { noShow: 1, revenue: 1500 },
    ],
    [
      'the deposit less the refund',
      {
        paymentStatus: 'refundDue',
        deposit: { amount: 1500, currency: 'EUR' },
        refundDue: { amount: 900, currency: 'EUR' },
      },
      { cancelled: 1, revenue: 600 },
    ],
    ['nothing if nobody has paid', {}, { cancelled: 1 }],
    ['nothing of a deposit that nobody has paid', { deposit: { amount: 1500, currency: 'EUR' } }, { cancelled: 1 }],
  ] as const)('when it is cancelled: minus its seats, plus %s', (_, more, by) => {
    expect(changes(confirmed, { ...cancelled, ...more })).toEqual({
      '2026-05-02': by,
      '2026-05-04': { seats: -2, seatMinutes: -180, hours: { '10': -1 } },
    });
  });

  test('its seats again when a late payment revives it', () => {
    expect(changes(cancelled, { ...confirmed, paymentStatus: 'paid' })).toEqual({
      '2026-05-02': { confirmed: 1 },
      '2026-05-04': { seats: 2, seatMinutes: 180, hours: { '10': 1 } },
    });
  });

  test('everything at once if it all happens on one day', () => {
    expect(changes(undefined, confirmed, new Date('2026-05-04T06:00:00Z'))).toEqual({
      '2026-05-04': { created: 1, confirmed: 1, seats: 2, seatMinutes: 180, hours: { '10': 1 } },
    });
  });
});

describe('what staff take back within minutes', () => {
  const completed = { ...pending, status: 'completed' as const, completedAt: made };
  const noShow = {
    ...pending,
    status: 'cancelled' as const,
    cancelledBy: 'provider' as const,
    cancellationReason: 'no-show' as const,
    cancelledAt: made,
    paymentStatus: 'paid' as const,
  };
  // After midnight in Berlin.
  const later = new Date('2026-05-02T22:02:00Z');

  test('counts no longer on the day on which it was counted', () => {
    expect(changes(completed, confirmed, later)).toEqual({ '2026-05-02': { completed: -1, revenue: -5000 } });
    expect(changes(noShow, { ...confirmed, paymentStatus: 'paid' }, later)).toEqual({
      '2026-05-02': { noShow: -1, revenue: -5000 },
      '2026-05-04': { seats: 2, seatMinutes: 180, hours: { '10': 1 } },
    });
  });
});
