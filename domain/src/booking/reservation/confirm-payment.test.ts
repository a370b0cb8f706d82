import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  monday,
  offering,
  owner,
  payment,
  price,
  rival,
  salonWithBooking,
  schedule,
  services,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { paymentRef } from '../payments/path.ts';

const ten = '2026-05-04T08:00Z';
const pay = (stage: Stage, by = gateway, minutes = 5) =>
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by, at: later(minutes) });
const refusal = (stage: Stage, more: object = {}, by = gateway) =>
  stage.refused('reservation.confirmPayment', { ...target, ...payment, ...more }, { by });

/** With the hold of `r` expired and swept. */
const withExpiredHold = (more = {}): Stage => {
  const stage = salonWithBooking('paid', more);
  stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
  return stage;
};

/** Bob takes seats at 10:00. */
const bobTakes = (stage: Stage, partySize: number) => {
  const booking = { reservationId: 'b', serviceId: 'paid', startTime: at('10:00'), partySize };
  stage.pass('reservation.create', booking, { by: bob, at: later(16) });
};

test('a payment confirms a pending reservation', () => {
  const stage = salonWithBooking('paid');
  pay(stage);
  expect(stored(stage)).toMatchObject({
    status: 'confirmed',
    paymentStatus: 'paid',
    paymentId: 'pi_1',
    gateway: 'stripe',
    confirmedAt: later(5),
    version: 2,
  });
  expect(stored(stage)).not.toHaveProperty('holdExpiresAt');
  expect(sold(stage, 'paid')).toEqual({ [ten]: 1 });
  expect(counted(stage)).toEqual({ pendingReservations: 0, confirmedReservations: 1, totalReservations: 1 });
  expect(stage.store.list('scheduledReminders')).toHaveLength(1);
  expectAgreement(stage);
});

test('a payment may differ from the price by less than the step of the gateway', () => {
  const dinars = (amount: number) => ({ amount, currency: 'KWD' });
  const stage = salonWithBooking('paid', offering('paid', { price: dinars(5124) }));
  const paid = (amount: number, step?: number) => ({ ...target, ...payment, amount: dinars(amount), step });
  for (const wrong of [paid(5120), paid(5134, 10), paid(5114, 10)]) {
    const refusal = stage.refused('reservation.confirmPayment', wrong, { by: gateway });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { field: 'amount' } });
  }
  stage.pass('reservation.confirmPayment', paid(5120, 10), { by: gateway });
  expect(stored(stage)).toMatchObject({ status: 'confirmed', totalPrice: dinars(5124) });
});

describe('a payment that is reported again', () => {
  const applied = { code: 'failed-precondition', details: { reason: 'applied', applied: price.amount } };
  const path = paymentRef('stripe', 'pi_1').path;

  test.each([
    ['by this version', () => {}],
    ['by an earlier version', ({ store }: Stage) => store.commit([{ op: 'drop', path }], monday)],
  ])('has no further effect if it was applied %s', (_, happens) => {
    const stage = salonWithBooking('paid');
    pay(stage);
    happens(stage);
    const again = stage.pass(
      'reservation.confirmPayment',
      { ...target, ...payment },
      { by: gateway, id: 'another-id' },
    );
    expect(again).toEqual({ version: 2, eventIds: [], writes: [] });
    expect(refusal(stage, { amount: { ...price, amount: price.amount + 1 } })).toMatchObject(applied);
    expect(stored(stage)).toMatchObject({ paymentStatus: 'paid', version: 2 });
    expectAgreement(stage);
  });

  test('has no further effect if it came too late', () => {
    const stage = withExpiredHold();
    bobTakes(stage, 3);
    pay(stage, gateway, 20);
    expect(pay(stage, gateway, 21)).toMatchObject({ eventIds: [], writes: [] });
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refundDue', version: 3 });
  });

  test('pays no other booking', () => {
    const stage = salonWithBooking('paid');
    pay(stage);
    const other = { reservationId: 'b', serviceId: 'paid', startTime: at('11:00'), partySize: 1 };
    stage.pass('reservation.create', other, { by: bob });
    const more = { userId: 'bob', reservationId: 'b' };
    expect(refusal(stage, more)).toMatchObject(applied);
  });

  test('confirms nothing after its refund', () => {
    const stage = salonWithBooking('paid');
    const refund = { amount: price, isFull: true };
    report(stage, { paymentId: 'pi_1', target }, { reportedAt: monday, refund });
    expect(refusal(stage)).toMatchObject({ code: 'failed-precondition', details: { reason: 'refunded' } });
  });
});

describe('a payment to a connected account', () => {
  const account = 'acct_1';
  const wrong = { code: 'permission-denied', details: { reason: 'account' } };
  const provider = 'serviceProviders/salon';

  test("counts only if it is the provider's", () => {
    const stage = salonWithBooking('paid');
    expect(refusal(stage, { account })).toMatchObject(wrong);
    const data = { ...stage.store.get(provider), paymentAccount: account };
    stage.store.commit([{ op: 'set', path: provider, data }], monday);
    expect(refusal(stage)).toMatchObject(wrong);
    expect(refusal(stage, { account: 'acct_2' })).toMatchObject(wrong);
    stage.pass('reservation.confirmPayment', { ...target, ...payment, account }, { by: gateway });
    expect(stored(stage).paymentStatus).toBe('paid');
  });
});

describe('a payment for an expired hold', () => {
  test('confirms before a sweep, because the seats are still held', () => {
    const stage = salonWithBooking('paid');
    pay(stage, gateway, 20);
    expect(stored(stage).status).toBe('confirmed');
    expectAgreement(stage);
  });

  test('takes the seats again if they are free', () => {
    const stage = withExpiredHold();
    bobTakes(stage, 2);
    pay(stage, gateway, 20);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', version: 3, slotKeys: [ten] });
    for (const gone of ['cancelledAt', 'cancelledBy', 'cancellationReason', 'refundDue']) {
      expect(stored(stage)).not.toHaveProperty(gone);
    }
    expect(sold(stage, 'paid')).toEqual({ [ten]: 3 });
    expectAgreement(stage);
  });

  test.each<[string, (stage: Stage) => void, number]>([
    ['the seats are gone', (stage) => bobTakes(stage, 3), 20],
    ['the time has passed', () => {}, 121],
    ['the service no longer exists', ({ store }) => store.commit([{ op: 'drop', path: service }], later(16)), 20],
  ])('becomes due for refund and never confirms if %s', (_, happens, minutes) => {
    const stage = withExpiredHold();
    happens(stage);
    const before = sold(stage, 'paid');
    pay(stage, gateway, minutes);
    expect(stored(stage)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'system',
      cancellationReason: 'expired',
      paymentStatus: 'refundDue',
      refundDue: price,
      paymentId: 'pi_1',
    });
    expect(sold(stage, 'paid')).toEqual(before);
    expect(stage.store.list('scheduledReminders')).toEqual([]);
    expectAgreement(stage);
  });

  const service = 'serviceProviders/salon/services/paid';
});

test('refunds a payment after a cancellation by the customer, even with the reason «expired»', () => {
  const stage = salonWithBooking('paid');
  stage.pass('reservation.cancel', { ...target, reason: 'expired' }, { by: alice });
  pay(stage);
  expect(stored(stage)).toMatchObject({ status: 'cancelled', cancelledBy: 'endUser', paymentStatus: 'refundDue' });
  expect(sold(stage, 'paid')).toEqual({});
  expectAgreement(stage);
});

test('refunds a payment for a reservation that staff cancelled, and rejects «expired» as their reason', () => {
  const stage = salonWithBooking('paid');
  for (const reason of ['expired', 'no-show']) {
    const typed = stage.refused('reservation.cancel', { ...target, reason }, { by: staff });
    expect(typed).toMatchObject({ code: 'invalid-argument', details: { field: 'reason' } });
  }
  stage.pass('reservation.cancel', { ...target, reason: 'closed for repairs' }, { by: staff });
  pay(stage);
  expect(stored(stage)).toMatchObject({ status: 'cancelled', paymentStatus: 'refundDue' });
});

test('a revived reservation keeps its duration, even if the service is shorter now', () => {
  const stage = salonWithBooking('paid', offering('paid', { durationMinutes: 60 }));
  stage.pass('reservation.expire', target, { by: schedule, at: later(16) });
  stage.store.commit([{ op: 'set', path: 'serviceProviders/salon/services/paid', data: services.paid ?? {} }], monday);
  pay(stage, gateway, 20);
  expect(stored(stage)).toMatchObject({ status: 'confirmed', reservationEndTime: new Date('2026-05-04T09:00:00Z') });
  expect(sold(stage, 'paid')).toEqual({ '2026-05-04T08:00Z': 1, '2026-05-04T08:30Z': 1 });
  expectAgreement(stage);
});

describe('rejects a payment', () => {
  test.each([
    ['the customer', alice],
    ['the owner', owner],
  ])('reported by %s', (_, by) => {
    expect(refusal(salonWithBooking('paid'), {}, by).code).toBe('permission-denied');
  });

  test.each([
    ['too little', { amount: 2499, currency: 'EUR' }],
    ['too much', { amount: 2501, currency: 'EUR' }],
    ['another currency', { amount: 2500, currency: 'USD' }],
  ])('of %s', (_, amount) => {
    const stage = salonWithBooking('paid');
    expect(refusal(stage, { amount })).toMatchObject({ code: 'failed-precondition', details: { field: 'amount' } });
    expect(stored(stage).status).toBe('pending');
  });

  test('of somebody who pays a second time', () => {
    const stage = salonWithBooking('paid');
    pay(stage);
    const again = { paymentId: 'pi_2' };
    expect(refusal(stage, again)).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
    const late = withExpiredHold();
    bobTakes(late, 3);
    pay(late, gateway, 20);
    const due = { code: 'failed-precondition', details: { paymentStatus: 'refundDue' } };
    expect(refusal(late, again)).toMatchObject(due);
  });

  test('if none is pending', () => {
    const stage = salonWithBooking('asked', offering('asked', { price }));
    expect(refusal(stage)).toMatchObject({ code: 'failed-precondition', details: { paymentStatus: 'none' } });
  });

  test('for a reservation with another provider', () => {
    const stage = salonWithBooking('paid');
    const how = { by: gateway, providerId: 'rival' };
    expect(stage.refused('reservation.confirmPayment', { ...target, ...payment }, how).code).toBe('not-found');
    expect(stage.refused('reservation.confirmPayment', { ...target, ...payment }, { ...how, by: rival }).code).toBe(
      'permission-denied',
    );
  });

  test('at another version', () => {
    const how = { by: gateway, expectedVersion: 2 };
    const late = salonWithBooking('paid').refused('reservation.confirmPayment', { ...target, ...payment }, how);
    expect(late).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });
});
