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

test('completes a reservation, keeps its seats and drops its reminders', () => {
  const stage = salonWithBooking('cut');
  stage.pass('reservation.complete', target, { by: staff, at: later(150) });
  expect(stored(stage)).toMatchObject({ status: 'completed', completedAt: later(150), version: 2 });
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
    stage.pass(type, target, { by: staff });
    expect(stage.refused(type, target, { by: staff }).code).toBe('failed-precondition');
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
