import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import {
  alice,
  cook,
  formerStaff,
  gateway,
  later,
  payment,
  rival,
  salonWithBooking,
  schedule,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

test('a completed booking keeps the seats it used, and is reminded of no more', () => {
  const stage = salonWithBooking('cut');
  stage.pass('reservation.complete', target, { by: staff, at: later(150) });
  expect(stored(stage)).toMatchObject({ status: 'completed', completedAt: later(150), version: 2 });
  expect(sold(stage, 'cut')).toEqual({ '2026-05-04T08:00Z': 1 });
  expect(stage.store.list('scheduledReminders')).toEqual([]);
  expect(counted(stage)).toEqual({ confirmedReservations: 0, completedReservations: 1, totalReservations: 1 });
  expectAgreement(stage);
});

test('who does not come has cancelled, and has paid', () => {
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
    ['who booked', alice],
    ['the kitchen', cook],
    ['who left', formerStaff],
    ['another house', rival],
  ])('is not for %s', (_, by) => {
    expect(salonWithBooking('cut').refused(type, target, { by }).code).toBe('permission-denied');
  });

  test('wants a confirmed booking', () => {
    const refusal = salonWithBooking('asked').refused(type, target, { by: staff });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'pending' } });
  });

  test('happens once', () => {
    const stage = salonWithBooking('cut');
    stage.pass(type, target, { by: staff });
    expect(stage.refused(type, target, { by: staff }).code).toBe('failed-precondition');
  });
});

describe('a hold', () => {
  test('that has lapsed gives back its seats', () => {
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
    ['that has not lapsed', 'paid', 14],
    ['without an end', 'asked', 100_000],
  ])('%s stays', (_, serviceId, minutes) => {
    const refusal = salonWithBooking(serviceId).refused('reservation.expire', target, {
      by: schedule,
      at: later(minutes),
    });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'held' } });
  });

  test('that was paid for stays', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    const refusal = stage.refused('reservation.expire', target, { by: schedule, at: later(60) });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
  });

  test.each([
    ['who booked', alice],
    ['the house', staff],
  ])('is not ended by %s', (_, by) => {
    const stage = salonWithBooking('paid');
    expect(stage.refused('reservation.expire', target, { by, at: later(60) }).code).toBe('permission-denied');
  });
});
