import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  cook,
  formerStaff,
  later,
  rival,
  salon,
  schedule,
  sold,
  staff,
  stored,
} from '../../../test-kit/salon.ts';
import type { Guest } from './guest.ts';
import { guestCode } from './guest-writes.ts';

const gina = { name: 'Gina', phone: '+49 30 123', email: 'gina@example.org' };
const asked = (startTime: string, guest: Guest = gina) => ({
  reservationId: 'g',
  serviceId: 'cut',
  startTime,
  partySize: 1,
  guest,
});
const booked = (startTime = at('10:00'), guest: Guest = gina): Stage => {
  const stage = salon();
  stage.pass('reservation.create', asked(startTime, guest), { by: staff });
  return stage;
};
const own = (stage: Stage) => stage.store.get('serviceProviders/salon/guestReservations/g');
const reference = (stage: Stage) => stage.store.get('serviceProviders/salon/confirmedReservations/g');
const code = guestCode('salon', 'g');
const target = { reservationId: 'g' };

describe('staff book for a guest without account', () => {
  test('whose booking lies with the provider, confirmed, without reminders', () => {
    const stage = booked();
    expect(own(stage)).toMatchObject({ userName: 'Gina', status: 'confirmed', paymentStatus: 'none', code });
    expect(own(stage)).not.toHaveProperty('userId');
    expect(reference(stage)).not.toHaveProperty('userId');
    expect(
      JSON.stringify([own(stage), reference(stage), stage.store.list('serviceProviders/salon/events')]),
    ).not.toMatch(/gina@example|\+49/);
    expect(stage.store.get('serviceProviders/salon/guestReservations/g/private/contact')).toMatchObject({
      phone: '+49 30 123',
      email: 'gina@example.org',
    });
    expect(stage.store.list('scheduledReminders')).toEqual([]);
    expect(sold(stage, 'cut')).toEqual({ '2026-05-04T08:00Z': 1 });
    expectAgreement(stage);
  });

  test('in the slot that goes on, and not in one that is over', () => {
    const stage = salon();
    const walkIn = asked(at('10:00'));
    expect(stage.refused('reservation.create', walkIn, { by: staff, at: later(150) }).details?.reason).toBe('past');
    stage.pass('reservation.create', walkIn, { by: staff, at: later(140) });
    expectAgreement(stage);
  });

  test('and pays at the desk for a service that is paid ahead', () => {
    const stage = salon();
    stage.pass('reservation.create', { ...asked(at('10:00')), serviceId: 'paid' }, { by: staff });
    expect(own(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'none' });
    expectAgreement(stage);
  });

  test.each([
    ['a customer', alice],
    ['the kitchen', cook],
    ['a former member', formerStaff],
    ['another house', rival],
  ])('but %s does not', (_, by) => {
    expect(salon().refused('reservation.create', asked(at('10:00')), { by }).code).toBe('permission-denied');
  });

  test('with an id that is free', () => {
    const stage = booked();
    const again = stage.refused('reservation.create', asked(at('11:00')), { by: staff });
    expect(again.code).toBe('already-exists');
    const { guest: _, ...own } = asked(at('11:00'));
    expect(stage.refused('reservation.create', own, { by: alice }).code).toBe('already-exists');
  });

  test('and change, complete and cancel it', () => {
    const stage = booked();
    stage.pass('reservation.reschedule', { ...target, startTime: at('11:00') }, { by: staff });
    expect(reference(stage)).toMatchObject({ startTime: new Date(at('11:00')) });
    stage.pass('reservation.cancel', { ...target, reason: 'called' }, { by: staff });
    expect(own(stage)).toMatchObject({ status: 'cancelled', cancelledBy: 'provider' });
    expectAgreement(stage);
    expect(stage.refused('reservation.cancel', target, { by: alice }).code).toBe('permission-denied');
  });
});

describe('a guest claims the booking by its code', () => {
  test('and the full document, its history and its reminders move, while the counters stay', () => {
    const stage = booked();
    const before = counted(stage);
    stage.pass('reservation.claim', { code }, { by: alice, at: later(5) });
    expect(own(stage)).toBeUndefined();
    expect(stage.store.get('serviceProviders/salon/guestReservations/g/private/contact')).toBeUndefined();
    expect(stored(stage, 'g')).toMatchObject({ userId: 'alice', userName: 'Alice Profile', version: 2, code });
    expect(reference(stage)).toMatchObject({ userId: 'alice' });
    expect(counted(stage)).toEqual(before);
    expect(stage.store.list('scheduledReminders')).toMatchObject([{ userId: 'alice', type: 'reservation1h' }]);
    expectAgreement(stage);
    stage.pass('reservation.cancel', { userId: 'alice', ...target }, { by: alice, at: later(6) });
    expect(stage.store.list('scheduledReminders')).toEqual([]);
    expectAgreement(stage);
  });

  test('which staff that do not know it yet still find', () => {
    const stage = booked();
    stage.pass('reservation.claim', { code }, { by: alice });
    stage.pass('reservation.checkIn', target, { by: staff });
    stage.pass('reservation.complete', target, { by: staff, at: later(130) });
    expect(stored(stage, 'g').status).toBe('completed');
    expectAgreement(stage);
  });

  test('once, and only with the right code', () => {
    const stage = booked();
    expect(stage.refused('reservation.claim', { code: '00000000' }, { by: bob })).toMatchObject({ code: 'not-found' });
    expect(stage.refused('reservation.claim', { code }, { by: bob, providerId: 'rival' }).code).toBe('not-found');
    stage.pass('reservation.claim', { code }, { by: alice });
    expect(stage.refused('reservation.claim', { code }, { by: bob }).code).toBe('not-found');
    expectAgreement(stage);
  });

  test('as a person, and not beside a booking of the same id', () => {
    const stage = booked();
    expect(stage.refused('reservation.claim', { code }, { by: schedule }).code).toBe('permission-denied');
    const path = 'endUsers/alice/reservations/g';
    stage.store.commit([{ op: 'set', path, data: { ...own(stage), userId: 'alice', providerId: 'rival' } }], later(1));
    expect(stage.refused('reservation.claim', { code }, { by: alice }).code).toBe('already-exists');
  });

  test('within thirty days after it', () => {
    const days = 24 * 60;
    const stage = booked();
    expect(stage.refused('reservation.claim', { code }, { by: alice, at: later(31 * days) }).code).toBe('not-found');
    stage.pass('reservation.claim', { code }, { by: alice, at: later(30 * days) });
    expectAgreement(stage);
  });
});
