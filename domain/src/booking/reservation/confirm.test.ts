import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import {
  alice,
  bob,
  cook,
  formerStaff,
  later,
  owner,
  rival,
  salonWithBooking,
  schedule,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

describe('reservation.confirm', () => {
  test.each([
    ['owner', owner],
    ['staff', staff],
    ['a server', schedule],
  ])('accepts %s', (_, by) => {
    const stage = salonWithBooking('asked');
    const { version } = stage.pass('reservation.confirm', target, { by, at: later(5) });
    expect(version).toBe(2);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'none', confirmedAt: later(5) });
    expect(counted(stage)).toEqual({ pendingReservations: 0, confirmedReservations: 1, totalReservations: 1 });
    expect(stage.store.list('scheduledReminders').map(({ type }) => type)).toEqual(['reservation1h']);
    expect(sold(stage, 'asked')).toEqual({ '2026-05-04T08:00Z': 1 });
    expectAgreement(stage);
  });

  test.each([
    ['the kitchen', cook],
    ['former staff', formerStaff],
    ['the owner of another provider', rival],
    ['the customer', alice],
    ['a stranger', bob],
  ])('rejects %s', (_, by) => {
    const stage = salonWithBooking('asked');
    expect(stage.refused('reservation.confirm', target, { by }).code).toBe('permission-denied');
  });

  test('cannot replace a payment', () => {
    const refusal = salonWithBooking('paid').refused('reservation.confirm', target, { by: owner });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'unpaid' } });
  });

  test('is rejected the second time', () => {
    const stage = salonWithBooking('asked');
    stage.pass('reservation.confirm', target, { by: owner });
    const refusal = stage.refused('reservation.confirm', target, { by: owner });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
  });
});

describe('every command on a reservation', () => {
  const commands = [
    'reservation.confirm',
    'reservation.cancel',
    'reservation.complete',
    'reservation.markNoShow',
  ] as const;

  test.each(commands)('%s: does not find a reservation with another provider', (type) => {
    const stage = salonWithBooking('asked');
    const theirs = stage.refused(type, target, { by: rival, providerId: 'rival' });
    const none = stage.refused(type, { ...target, reservationId: 'none' }, { by: rival, providerId: 'rival' });
    expect(theirs).toEqual(none);
    expect(theirs).toMatchObject({ code: 'not-found', details: { field: 'reservationId' } });
  });

  test.each([...commands, 'reservation.expire'] as const)('%s: requires the expected version', (type) => {
    const stage = salonWithBooking('asked');
    const refusal = stage.refused(type, target, { by: schedule, expectedVersion: 7 });
    expect(refusal).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });

  test('passes at the expected version', () => {
    const stage = salonWithBooking('asked');
    expect(stage.pass('reservation.confirm', target, { by: owner, expectedVersion: 1 }).version).toBe(2);
  });
});
