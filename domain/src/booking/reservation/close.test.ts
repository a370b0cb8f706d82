import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import {
  alice,
  at,
  cook,
  formerStaff,
  gateway,
  later,
  payment,
  rival,
  salon,
  salonWithBooking,
  schedule,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

test('completes a reservation, keeps its seats and drops its reminders', () => {
  const stage = salonWithBooking('cut');
  stage.pass('reservation.complete', target, { by: staff, at: later(150) });
  expect(stored(stage)).toMatchObject({
    status: 'completed',
    completedAt: later(150),
    completedBy: 'sam',
    version: 2,
  });
  expect(stage.store.get('serviceProviders/salon/completedReservations/r')).toMatchObject({ completedBy: 'sam' });
  expect(sold(stage, 'cut')).toEqual({ '2026-05-04T08:00Z': 1 });
  expect(stage.store.list('scheduledReminders')).toEqual([]);
  expect(counted(stage)).toEqual({ confirmedReservations: 0, completedReservations: 1, totalReservations: 1 });
  expectAgreement(stage);
});

test('marks a no-show as cancelled and keeps the payment', () => {
  const stage = salonWithBooking('paid');
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
  stage.pass('reservation.markNoShow', target, { by: staff, at: later(150) });
  expect(stored(stage)).toMatchObject({
    status: 'cancelled',
    cancelledBy: 'provider',
    cancellationReason: 'no-show',
    cancelledAt: later(150),
    paymentStatus: 'paid',
  });
  expect(stage.store.get('serviceProviders/salon/cancelledReservations/r')).toMatchObject({
    cancellationReason: 'no-show',
  });
  expect(sold(stage, 'paid')).toEqual({});
  expectAgreement(stage);
});

describe.each(['reservation.complete', 'reservation.markNoShow'] as const)('%s', (type) => {
  test.each([
    ['the customer', alice],
    ['the kitchen', cook],
    ['former staff', formerStaff],
    ['the owner of another provider', rival],
  ])('rejects %s', (_, by) => {
    expect(salonWithBooking('cut').refused(type, target, { by }).code).toBe('permission-denied');
  });

  test('requires a confirmed reservation', () => {
    const refusal = salonWithBooking('asked').refused(type, target, { by: staff });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'pending' } });
  });

  test('is accepted once', () => {
    const stage = salonWithBooking('cut');
    stage.pass(type, target, { by: staff, at: later(120) });
    expect(stage.refused(type, target, { by: staff, at: later(120) }).code).toBe('failed-precondition');
  });
});

describe('too early', () => {
  const early = { code: 'failed-precondition', details: { reason: 'early' } };

  /** A salon in Berlin, open at night, with Alice's reservation `r` on May 5 at the given local time. */
  const booked = (time: string) => {
    const day = [{ open: '00:00', close: '24:00' }];
    const stage = salon({
      'serviceProviders/salon': {
        ...salon().store.get('serviceProviders/salon'),
        openingHours: { mon: day, tue: day },
      },
    });
    const booking = { reservationId: 'r', serviceId: 'cut', startTime: at(time, '2026-05-05'), partySize: 1 };
    stage.pass('reservation.create', booking, { by: alice });
    return stage;
  };
  /** One minute before midnight in Berlin, which is 21:59 in UTC. */
  const beforeMidnight = new Date(at('23:59'));
  const midnight = new Date(at('00:00', '2026-05-05'));

  test('a reservation is completed from the local midnight of its day, but not before', () => {
    const stage = booked('14:00');
    expect(stage.refused('reservation.complete', target, { by: staff, at: beforeMidnight })).toMatchObject(early);
    expect(stored(stage).status).toBe('confirmed');
    stage.pass('reservation.complete', target, { by: staff, at: midnight });
    expect(stored(stage).status).toBe('completed');
  });

  test('a guest is a no-show from the start, but not before', () => {
    const stage = booked('14:00');
    const start = new Date(at('14:00', '2026-05-05'));
    const before = new Date(start.getTime() - 1);
    expect(stage.refused('reservation.markNoShow', target, { by: staff, at: before })).toMatchObject(early);
    expect(sold(stage, 'cut', '2026-05-05')).toEqual({ '2026-05-05T12:00Z': 1 });
    stage.pass('reservation.markNoShow', target, { by: staff, at: start });
  });

  test('even the system is refused', () => {
    for (const type of ['reservation.complete', 'reservation.markNoShow'] as const) {
      expect(booked('14:00').refused(type, target, { by: schedule, at: later(0) })).toMatchObject(early);
    }
  });
});

describe('a hold', () => {
  test('that has expired releases its seats', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    expect(stored(stage)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'system',
      cancellationReason: 'expired',
      cancelledAt: later(15),
      paymentStatus: 'pending',
    });
    expect(sold(stage, 'paid')).toEqual({});
    expect(counted(stage)).toEqual({ pendingReservations: 0, cancelledReservations: 1, totalReservations: 1 });
    expectAgreement(stage);
  });

  test.each([
    ['before its expiry', 'paid', 14],
    ['without expiry', 'asked', 100_000],
  ])('%s stays', (_, serviceId, minutes) => {
    const refusal = salonWithBooking(serviceId).refused('reservation.expire', target, {
      by: schedule,
      at: later(minutes),
    });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'held' } });
  });

  test('stays after its payment', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    const refusal = stage.refused('reservation.expire', target, { by: schedule, at: later(60) });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
  });

  test.each([
    ['the customer', alice],
    ['staff', staff],
  ])('rejects an expiry by %s', (_, by) => {
    const stage = salonWithBooking('paid');
    expect(stage.refused('reservation.expire', target, { by, at: later(60) }).code).toBe('permission-denied');
  });
});
