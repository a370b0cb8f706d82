import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import {
  alice,
  at,
  bob,
  cook,
  formerStaff,
  gateway,
  later,
  payment,
  price,
  rival,
  salon,
  salonWithBooking,
  schedule,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

const parties = [
  ['endUser', alice],
  ['provider', staff],
  ['system', schedule],
] as const;

describe.each(parties)('cancelled by %s', (party, by) => {
  test('releases seats and reminders', () => {
    const stage = salonWithBooking('cut');
    expect(stage.store.list('scheduledReminders')).toHaveLength(1);
    stage.pass('reservation.cancel', { ...target, reason: 'other plans' }, { by, at: later(5) });
    expect(stored(stage)).toMatchObject({
      status: 'cancelled',
      cancelledBy: party,
      cancellationReason: 'other plans',
      cancelledAt: later(5),
      paymentStatus: 'none',
    });
    expect(sold(stage, 'cut')).toEqual({});
    expect(stage.store.list('scheduledReminders')).toEqual([]);
    expect(counted(stage)).toEqual({ confirmedReservations: 0, cancelledReservations: 1, totalReservations: 1 });
    expectAgreement(stage);
  });

  test('makes a paid price due for refund', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.cancel', target, { by });
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refundDue', refundDue: price });
    expectAgreement(stage);
  });

  test('refunds nothing if nobody has paid', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.cancel', target, { by });
    expect(stored(stage)).toMatchObject({ status: 'cancelled', paymentStatus: 'pending' });
    expect(stored(stage)).not.toHaveProperty('refundDue');
    expect(stored(stage)).not.toHaveProperty('holdExpiresAt');
    expect(sold(stage, 'paid')).toEqual({});
    expectAgreement(stage);
  });

  test('rejects a completed reservation', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.complete', target, { by: staff });
    const refusal = stage.refused('reservation.cancel', target, { by });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'completed' } });
    expectAgreement(stage);
  });

  test('rejects a reservation that is already cancelled', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.cancel', target, { by: alice });
    expect(stage.refused('reservation.cancel', target, { by })).toMatchObject({ details: { status: 'cancelled' } });
    expect(sold(stage, 'cut')).toEqual({});
  });
});

describe('after the start', () => {
  const begun = later(120);

  test('rejects a cancellation by the customer', () => {
    const stage = salonWithBooking('cut');
    const refusal = stage.refused('reservation.cancel', target, { by: alice, at: begun });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'past' } });
    stage.pass('reservation.cancel', target, { by: alice, at: later(119) });
  });

  test.each([
    ['staff', staff],
    ['the schedule', schedule],
  ])('accepts a cancellation by %s', (_, by) => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.cancel', target, { by, at: begun });
    expectAgreement(stage);
  });
});

test.each([
  ['a stranger', bob],
  ['the kitchen', cook],
  ['former staff', formerStaff],
  ['the owner of another provider', rival],
])('rejects a cancellation by %s for somebody else', (_, by) => {
  const stage = salonWithBooking('cut');
  expect(stage.refused('reservation.cancel', target, { by }).code).toBe('permission-denied');
});

test("does not find the customer's reservation under another provider", () => {
  const stage = salonWithBooking('cut');
  expect(stage.refused('reservation.cancel', target, { by: alice, providerId: 'rival' }).code).toBe('not-found');
});

test("releases only the cancelled reservation's own seats", () => {
  const stage = salon();
  const booking = { serviceId: 'cut', startTime: at('10:00') };
  stage.pass('reservation.create', { ...booking, reservationId: 'r', partySize: 1 }, { by: alice });
  stage.pass('reservation.create', { ...booking, reservationId: 'b', partySize: 2 }, { by: bob });
  stage.pass('reservation.cancel', target, { by: alice });
  expect(sold(stage, 'cut')).toEqual({ '2026-05-04T08:00Z': 2 });
  stage.pass('reservation.create', { ...booking, reservationId: 's', partySize: 1 }, { by: alice });
  expectAgreement(stage);
});
