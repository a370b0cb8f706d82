import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  cook,
  gateway,
  later,
  offering,
  payment,
  price,
  salonWithBooking,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

const policy = { cancellationPolicy: { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 50 } };

describe('check-in', () => {
  test('notes that the guest is here, and completing keeps that', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.checkIn', target, { by: staff, at: later(110) });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', checkedInAt: later(110) });
    expect(stage.store.get('serviceProviders/salon/confirmedReservations/r')).toMatchObject({
      checkedInAt: later(110),
    });
    expect(stage.refused('reservation.checkIn', target, { by: staff }).details?.reason).toBe('checked-in');
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    expect(stored(stage)).toMatchObject({ status: 'completed', checkedInAt: later(110) });
    expectAgreement(stage);
  });

  test('is for front of house, on the day', () => {
    const stage = salonWithBooking('cut');
    for (const by of [alice, cook])
      expect(stage.refused('reservation.checkIn', target, { by }).code).toBe('permission-denied');
    const early = stage.refused('reservation.checkIn', target, { by: staff, at: later(-9 * 60) });
    expect(early.details?.reason).toBe('early');
  });
});

describe('reopening', () => {
  test('takes a completion back', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    stage.pass('reservation.reopen', target, { by: staff, at: later(155) });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', version: 3 });
    expect(stored(stage)).not.toHaveProperty('completedAt');
    expect(stored(stage)).not.toHaveProperty('completedBy');
    expectAgreement(stage);
    stage.pass('reservation.complete', target, { by: staff, at: later(156) });
    expectAgreement(stage);
  });

  test('takes an absence back, with the seats and the payment', () => {
    const stage = salonWithBooking('paid', offering('paid', policy));
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.markNoShow', target, { by: staff, at: later(150) });
    expect(stored(stage).paymentStatus).toBe('refundDue');
    const refund = () => stage.store.list('serviceProviders/salon/refunds')[0];
    expect(refund()).toMatchObject({ status: 'due', amount: { amount: price.amount / 2 } });
    expect(sold(stage, 'paid')).toEqual({});
    stage.pass('reservation.reopen', target, { by: staff, at: later(152) });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
    expect(refund()).toMatchObject({ status: 'withdrawn', nextAttemptAt: null });
    for (const field of ['cancelledAt', 'cancelledBy', 'cancellationReason', 'refundDue'])
      expect(stored(stage)).not.toHaveProperty(field);
    expect(sold(stage, 'paid')).toEqual({ '2026-05-04T08:00Z': 1 });
    expectAgreement(stage);
  });

  test('is refused if somebody else has the seats of an absence by now', () => {
    const stage = salonWithBooking('colour');
    stage.pass('reservation.markNoShow', target, { by: staff, at: later(125) });
    const guest = {
      reservationId: 'g',
      serviceId: 'colour',
      startTime: at('10:00'),
      partySize: 1,
      guest: { name: 'G' },
    };
    stage.pass('reservation.create', guest, { by: staff, at: later(126) });
    const full = stage.refused('reservation.reopen', target, { by: staff, at: later(127) });
    expect(full.details?.reason).toBe('slot-full');
    expectAgreement(stage);
  });

  test('takes an arrival back', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.checkIn', target, { by: staff, at: later(110) });
    stage.pass('reservation.reopen', target, { by: staff, at: later(111) });
    expect(stored(stage)).not.toHaveProperty('checkedInAt');
    expectAgreement(stage);
  });

  test.each([
    ['after five minutes', 156, 'reopen-late'],
    ['in time', 155, undefined],
  ])('%s: %i', (_, minute, reason) => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    const at = later(minute, new Date(later(0).getTime() + (reason ? 1 : 0)));
    if (reason) expect(stage.refused('reservation.reopen', target, { by: staff, at }).details?.reason).toBe(reason);
    else stage.pass('reservation.reopen', target, { by: staff, at });
  });

  test('is refused once the customer has rated, for a cancellation, and for others', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    expect(stage.refused('reservation.reopen', target, { by: alice, at: later(151) }).code).toBe('permission-denied');
    stage.pass('reservation.rate', { reservationId: 'r', stars: 5 }, { by: alice, at: later(151) });
    expect(stage.refused('reservation.reopen', target, { by: staff, at: later(152) }).details?.reason).toBe('rated');
    const other = salonWithBooking('cut');
    other.pass('reservation.cancel', target, { by: staff });
    expect(other.refused('reservation.reopen', target, { by: staff }).details?.reason).toBe('wrong-status');
  });
});

describe('staff move a booking', () => {
  test('of a customer, without a wish to answer', () => {
    const stage = salonWithBooking('asked');
    stage.pass('reservation.confirm', target, { by: staff });
    stage.pass('reservation.reschedule', { ...target, startTime: at('12:00') }, { by: staff });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', reservationStartTime: new Date(at('12:00')) });
    expect(stored(stage)).not.toHaveProperty('move');
    expectAgreement(stage);
  });

  test('into the slot that goes on, and not to its own time', () => {
    const stage = salonWithBooking('cut');
    const to = (time: string) => ({ ...target, startTime: at(time) });
    expect(stage.refused('reservation.reschedule', to('10:00'), { by: staff }).details?.reason).toBe('unchanged');
    stage.pass('reservation.reschedule', to('09:00'), { by: staff, at: later(70) });
    expectAgreement(stage);
    expect(stage.refused('reservation.reschedule', to('12:00'), { by: bob }).code).toBe('permission-denied');
  });

  test('whose guest is here: the arrival stays on its day, and does not go to another one', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.checkIn', target, { by: staff, at: later(110) });
    stage.pass('reservation.reschedule', { ...target, startTime: at('12:00') }, { by: staff, at: later(111) });
    expect(stored(stage)).toMatchObject({ checkedInAt: later(110) });
    const tuesday = at('12:00', '2026-05-05');
    stage.pass('reservation.reschedule', { ...target, startTime: tuesday }, { by: staff, at: later(112) });
    expect(stored(stage)).not.toHaveProperty('checkedInAt');
    expect(stage.store.get('serviceProviders/salon/confirmedReservations/r')).not.toHaveProperty('checkedInAt');
    expectAgreement(stage);
    stage.pass('reservation.checkIn', target, { by: staff, at: new Date(tuesday) });
  });
});

describe('the desk is told', () => {
  const drop = (stage: Stage, path: string): Stage => {
    stage.store.commit([{ op: 'drop', path }], later(0));
    return stage;
  };

  test('that the provider, the service or its hours are gone', () => {
    const gone = drop(salonWithBooking('cut'), 'serviceProviders/salon');
    expect(gone.refused('reservation.checkIn', target, { by: staff }).details?.reason).toBe('no-provider');
    const absent = () => {
      const stage = salonWithBooking('cut');
      stage.pass('reservation.markNoShow', target, { by: staff, at: later(125) });
      return stage;
    };
    const reopen = (stage: Stage) => stage.refused('reservation.reopen', target, { by: staff, at: later(126) });
    expect(reopen(drop(absent(), 'serviceProviders/salon/services/cut')).details?.reason).toBe('no-service');
    const closed = absent();
    const provider = { ...closed.store.get('serviceProviders/salon'), openingHours: {} };
    closed.store.commit([{ op: 'set', path: 'serviceProviders/salon', data: provider }], later(126));
    expect(reopen(closed).details?.reason).toBe('closed');
  });

  test('that the gateway may have a refund already', () => {
    const stage = salonWithBooking('paid', offering('paid', policy));
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.markNoShow', target, { by: staff, at: later(150) });
    const refunds = 'serviceProviders/salon/refunds';
    const data = stage.store.list(refunds)[0] ?? {};
    stage.store.commit(
      [{ op: 'set', path: `${refunds}/${data.refundId}`, data: { ...data, attempts: 1 } }],
      later(151),
    );
    const refused = stage.refused('reservation.reopen', target, { by: staff, at: later(151) });
    expect(refused.details?.reason).toBe('refund-left');
  });

  test('that a refund has left', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    const path = 'endUsers/alice/reservations/r';
    const data = { ...stage.store.get(path), refunded: payment.amount };
    stage.store.commit([{ op: 'set', path, data }], later(151));
    const refused = stage.refused('reservation.reopen', target, { by: staff, at: later(151) });
    expect(refused.details?.reason).toBe('refund-left');
  });
});
