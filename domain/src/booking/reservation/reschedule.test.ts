import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import type { SendOptions, Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  cook,
  gateway,
  later,
  offering,
  owner,
  payment,
  price,
  salon,
  salonWithBooking,
  schedule,
  sold,
  stored,
  target,
} from '../../../test-kit/salon.ts';

const tuesday = '2026-05-05';
const to = (startTime: string) => ({ reservationId: 'r', startTime });
const move = (stage: Stage, startTime: string, how: Partial<SendOptions> = {}) =>
  stage.pass('reservation.reschedule', to(startTime), { by: alice, ...how });
const refusal = (stage: Stage, startTime: string, how: Partial<SendOptions> = {}) =>
  stage.refused('reservation.reschedule', to(startTime), { by: alice, ...how });

describe('a reservation moves', () => {
  test('within the day', () => {
    const stage = salonWithBooking('cut');
    move(stage, at('15:30'), { at: later(5) });
    expect(stored(stage)).toMatchObject({
      status: 'confirmed',
      reservationStartTime: new Date('2026-05-04T13:30:00Z'),
      reservationEndTime: new Date('2026-05-04T14:00:00Z'),
      confirmedAt: later(0),
      version: 2,
    });
    expect(sold(stage, 'cut')).toEqual({ '2026-05-04T13:30Z': 1 });
    expect(counted(stage)).toEqual({ confirmedReservations: 1, totalReservations: 1 });
    expectAgreement(stage);
  });

  test('to another day, with its reminders', () => {
    const stage = salonWithBooking('cut');
    move(stage, at('16:00', tuesday));
    expect(stored(stage).day).toBe(tuesday);
    expect(sold(stage, 'cut')).toEqual({});
    expect(sold(stage, 'cut', tuesday)).toEqual({ '2026-05-05T14:00Z': 1 });
    expect(stage.store.list('scheduledReminders').map(({ scheduledFor }) => scheduledFor)).toEqual([
      new Date('2026-05-05T13:00:00Z'),
      new Date('2026-05-04T14:00:00Z'),
    ]);
    expectAgreement(stage);
  });

  test('nearer, and drops the reminder that would lie in the past', () => {
    const stage = salon();
    const booking = { reservationId: 'r', serviceId: 'cut', startTime: at('10:00', tuesday), partySize: 1 };
    stage.pass('reservation.create', booking, { by: alice });
    expect(stage.store.list('scheduledReminders')).toHaveLength(2);
    move(stage, at('10:00'));
    expect(stage.store.list('scheduledReminders')).toMatchObject([{ type: 'reservation1h', scheduledFor: later(60) }]);
    expectAgreement(stage);
  });

  test('into slots that overlap its own', () => {
    const stage = salonWithBooking('colour');
    move(stage, at('10:30'));
    expect(sold(stage, 'colour')).toEqual({ '2026-05-04T08:30Z': 1, '2026-05-04T09:00Z': 1, '2026-05-04T09:30Z': 1 });
    expectAgreement(stage);
  });

  test('to its own time', () => {
    const stage = salonWithBooking('colour');
    expect(move(stage, at('10:00')).version).toBe(2);
    expectAgreement(stage);
  });

  test('while pending, and keeps its hold', () => {
    const stage = salonWithBooking('paid');
    move(stage, at('12:00'), { at: later(10) });
    expect(stored(stage)).toMatchObject({ status: 'pending', holdExpiresAt: later(15) });
    expect(stage.store.list('scheduledReminders')).toEqual([]);
    expectAgreement(stage);
  });

  test('to a day that already has a slot document', () => {
    const stage = salonWithBooking('cut');
    const booking = { reservationId: 'b', serviceId: 'cut', startTime: at('16:00', tuesday), partySize: 2 };
    stage.pass('reservation.create', booking, { by: bob });
    move(stage, at('16:00', tuesday));
    expect(sold(stage, 'cut', tuesday)).toEqual({ '2026-05-05T14:00Z': 3 });
    expectAgreement(stage);
  });
});

describe('the schedule that applies a closure', () => {
  test('moves a paid booking that its customer can no longer move, at its price and with a reason', () => {
    const policy = { freeUntilHours: 48, feePercent: 50, noShowFeePercent: 100 };
    const stage = salonWithBooking('paid', offering('paid', { cancellationPolicy: policy }));
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    expect(refusal(stage, at('12:00')).details?.reason).toBe('policy');
    const command = { ...target, startTime: at('12:00'), reason: 'Holiday' };
    stage.pass('reservation.reschedule', command, { by: schedule });
    expect(stored(stage)).toMatchObject({ totalPrice: price, paymentStatus: 'paid', status: 'confirmed' });
    expect(stage.store.get('endUsers/alice/events/command-4_0')?.payload).toMatchObject({ reason: 'Holiday' });
    expectAgreement(stage);
  });

  test('moves a guest without account', () => {
    const stage = salon();
    const booking = { reservationId: 'g', serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', { ...booking, guest: { name: 'Gina' } }, { by: owner });
    stage.pass('reservation.reschedule', { reservationId: 'g', startTime: at('12:00') }, { by: schedule });
    expectAgreement(stage);
  });
});

test('the reason of a customer who moves is not told to the provider', () => {
  const stage = salonWithBooking('cut');
  stage.pass('reservation.reschedule', { ...to(at('12:00')), reason: 'at the doctor' }, { by: alice });
  expect(JSON.stringify(stage.store.list('serviceProviders/salon/events'))).not.toContain('doctor');
});

describe('a reservation does not move', () => {
  test.each([
    ['within the day', '12:00', '2026-05-04'],
    ['on another day', '12:00', tuesday],
  ])('into a full slot %s', (_, time, day) => {
    const stage = salonWithBooking('cut');
    const booking = { reservationId: 'b', serviceId: 'cut', startTime: at(time, day), partySize: 3 };
    stage.pass('reservation.create', booking, { by: bob });
    const before = stage.store.paths().map((path) => [path, stage.store.get(path)]);
    expect(refusal(stage, at(time, day))).toMatchObject({ code: 'resource-exhausted', details: { available: 0 } });
    expect(stage.store.paths().map((path) => [path, stage.store.get(path)])).toEqual(before);
  });

  test.each([
    ['a past time', at('07:00'), 'past'],
    ['a closed day', at('10:00', '2026-05-09'), 'closed'],
    ['off the grid', at('10:10'), 'closed'],
  ])('to %s', (_, startTime, reason) => {
    const refused = refusal(salonWithBooking('cut'), startTime);
    expect(refused).toMatchObject({ code: 'failed-precondition', details: { field: 'startTime', reason } });
  });

  test('after its start', () => {
    const refused = refusal(salonWithBooking('cut'), at('15:00'), { at: later(120) });
    expect(refused).toMatchObject({ code: 'failed-precondition', details: { reason: 'past' } });
  });

  test('after its end', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.complete', target, { by: owner });
    expect(refusal(stage, at('12:00'))).toMatchObject({
      code: 'failed-precondition',
      details: { status: 'completed' },
    });
  });

  test('if its service no longer exists', () => {
    const stage = salonWithBooking('cut');
    stage.store.commit([{ op: 'drop', path: 'serviceProviders/salon/services/cut' }], later(1));
    expect(refusal(stage, at('12:00'))).toMatchObject({ code: 'not-found', details: { field: 'serviceId' } });
  });

  test('for anybody but the customer and staff', () => {
    const stage = salonWithBooking('cut');
    expect(refusal(stage, at('12:00'), { by: bob }).code).toBe('not-found');
    const other = { ...to(at('12:00')), userId: 'alice' };
    expect(stage.refused('reservation.reschedule', other, { by: cook }).code).toBe('permission-denied');
    expect(refusal(stage, at('12:00'), { providerId: 'rival' }).code).toBe('not-found');
  });

  test('at another version', () => {
    const refused = refusal(salonWithBooking('cut'), at('12:00'), { expectedVersion: 3 });
    expect(refused).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });
});
