import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import { expectWaiting } from '../../../test-kit/agree-waiting.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  limiting,
  offering,
  payment,
  price,
  salon,
  schedule,
  sold,
  staff,
  stored,
} from '../../../test-kit/salon.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Service } from '../slots/service.ts';

const person = (uid: string): Actor => ({ kind: 'user', uid, name: uid });

/** A salon whose service has one seat and a waiting list. Alice has booked it. */
const full = (service: Partial<Service> = {}, serviceId = 'cut'): Stage => {
  const stage = salon(offering(serviceId, { capacity: 1, waitingHoldMinutes: 20, ...service }));
  stage.pass(
    'reservation.create',
    { reservationId: 'r', serviceId, startTime: at('10:00'), partySize: 1 },
    { by: alice },
  );
  return stage;
};

const wait = (
  stage: Stage,
  uid: string,
  { serviceId = 'cut', partySize = 1, minutes = 1, startTime = at('10:00') } = {},
) =>
  stage.pass(
    'reservation.create',
    { reservationId: `of-${uid}`, serviceId, startTime, partySize, waits: true },
    { by: person(uid), at: later(minutes) },
  );

const own = (stage: Stage, uid: string) => stored(stage, `of-${uid}`, uid);
const line = ({ store }: Stage) => store.get('serviceProviders/salon/waitingLists/2026-05-04')?.waiting;
const cancel = (stage: Stage, minutes = 10) =>
  stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(minutes) });

describe('a booking of a full slot', () => {
  test('waits without a seat, and both halves say so', () => {
    const stage = full();
    wait(stage, 'bob');
    expect(own(stage, 'bob')).toMatchObject({ status: 'waiting', slotKeys: [], totalPrice: price });
    expect(stage.store.get('serviceProviders/salon/waitingReservations/of-bob')).toMatchObject({ status: 'waiting' });
    expect(line(stage)).toMatchObject([{ reservationId: 'of-bob', userId: 'bob' }]);
    expectAgreement(stage);
  });

  test('is refused if nobody asked to wait, or the service has no list, or the party is larger than the room', () => {
    const booking = { reservationId: 'b', serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
    expect(full().refused('reservation.create', booking, { by: bob }).details).toMatchObject({ reason: 'slot-full' });
    const none = full({ waitingHoldMinutes: undefined });
    expect(none.refused('reservation.create', { ...booking, waits: true }, { by: bob }).details).toMatchObject({
      reason: 'slot-full',
    });
    const large = full().refused('reservation.create', { ...booking, waits: true, partySize: 2 }, { by: bob });
    expect(large.details).toMatchObject({ reason: 'slot-full' });
  });

  test('takes a seat at once if one is free', () => {
    const stage = salon(offering('cut', { waitingHoldMinutes: 20 }));
    wait(stage, 'bob');
    expect(own(stage, 'bob').status).toBe('confirmed');
    expect(line(stage)).toBeUndefined();
  });

  test('cannot be made for a guest, whom nobody can tell', () => {
    const refused = full().refused(
      'reservation.create',
      {
        reservationId: 'g',
        serviceId: 'cut',
        startTime: at('10:00'),
        partySize: 1,
        waits: true,
        guest: { name: 'Gina' },
      },
      { by: staff },
    );
    expect(refused).toMatchObject({ code: 'invalid-argument', details: { field: 'waits' } });
  });

  test('is refused beyond a hundred on one day', () => {
    const stage = full();
    for (let n = 0; n < 100; n += 1) wait(stage, `p${n}`);
    const refused = stage.refused(
      'reservation.create',
      { reservationId: 'x', serviceId: 'cut', startTime: at('10:00'), partySize: 1, waits: true },
      { by: bob },
    );
    expect(refused).toMatchObject({ code: 'resource-exhausted', details: { reason: 'list-full', most: 100 } });
  });

  test('counts for the limits of its customer', () => {
    const stage = salon({ ...limiting({ upcoming: 1 }), ...offering('cut', { capacity: 1, waitingHoldMinutes: 20 }) });
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'cut', startTime: at('10:00'), partySize: 1 },
      { by: alice },
    );
    wait(stage, 'bob');
    const more = { reservationId: 'more', serviceId: 'paid', startTime: at('12:00'), partySize: 1 };
    expect(stage.refused('reservation.create', more, { by: person('bob') }).details).toMatchObject({
      limit: 'upcoming',
    });
  });
});

describe('a freed seat', () => {
  test('is held for the first in line in the commit that frees it', () => {
    const stage = full();
    wait(stage, 'bob');
    wait(stage, 'carl', { minutes: 2 });
    const { writes, eventIds } = cancel(stage);
    expect(own(stage, 'bob')).toMatchObject({ status: 'pending', offered: true, holdExpiresAt: later(30) });
    expect(own(stage, 'carl').status).toBe('waiting');
    expect(Object.values(sold(stage, 'cut'))).toEqual([1]);
    expect(eventIds).toHaveLength(2);
    // Nobody learns who has freed it.
    const told = writes.filter(({ path }) => /^endUsers\/bob\//.test(path));
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toContain('alice');
    expectAgreement(stage);
    expectWaiting(stage, later(10), true);
  });

  test('goes to the next one when its hold ends, and to nobody after the start', () => {
    const stage = full();
    wait(stage, 'bob');
    wait(stage, 'carl', { minutes: 2 });
    cancel(stage);
    stage.pass('reservation.expire', { userId: 'bob', reservationId: 'of-bob' }, { by: schedule, at: later(30) });
    expect(own(stage, 'carl')).toMatchObject({ status: 'pending', offered: true });
    wait(stage, 'dan', { minutes: 31 });
    stage.pass('reservation.accept', { reservationId: 'of-carl' }, { by: person('carl'), at: later(40) });
    expect(own(stage, 'carl')).toMatchObject({ status: 'confirmed' });
    expect(own(stage, 'carl')).not.toHaveProperty('offered');
    stage.pass('reservation.expire', { userId: 'dan', reservationId: 'of-dan' }, { by: schedule, at: later(120) });
    expect(own(stage, 'dan')).toMatchObject({ status: 'cancelled', cancellationReason: 'expired' });
    expect(line(stage)).toBeUndefined();
    expectAgreement(stage);
  });

  test('passes over a party that is too large for it', () => {
    const stage = salon(offering('cut', { capacity: 3, waitingHoldMinutes: 20 }));
    for (const [reservationId, partySize] of [
      ['r', 1],
      ['s', 2],
    ] as const)
      stage.pass(
        'reservation.create',
        { reservationId, serviceId: 'cut', startTime: at('10:00'), partySize },
        { by: alice },
      );
    wait(stage, 'bob', { partySize: 3 });
    wait(stage, 'carl', { minutes: 2 });
    cancel(stage);
    expect([own(stage, 'bob').status, own(stage, 'carl').status]).toEqual(['waiting', 'pending']);
    expectAgreement(stage);
  });

  test('of a paid service waits for the payment, and of one that staff confirm for their answer', () => {
    const paid = full({}, 'paid');
    wait(paid, 'bob', { serviceId: 'paid' });
    cancel(paid);
    expect(own(paid, 'bob')).toMatchObject({ status: 'pending', paymentStatus: 'pending', holdExpiresAt: later(30) });
    const target = { userId: 'bob', reservationId: 'of-bob' };
    paid.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway, at: later(12) });
    expect(own(paid, 'bob')).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });

    const asked = full({}, 'asked');
    wait(asked, 'bob', { serviceId: 'asked' });
    cancel(asked);
    expect(own(asked, 'bob')).toMatchObject({ status: 'pending', paymentStatus: 'none' });
    expect(own(asked, 'bob')).not.toHaveProperty('holdExpiresAt');
    asked.pass('reservation.confirm', target, { by: staff, at: later(12) });
    expect(own(asked, 'bob').status).toBe('confirmed');
  });

  test('of a paid booking is offered in the commit that makes its refund due', () => {
    const stage = full({}, 'paid');
    const target = { userId: 'alice', reservationId: 'r' };
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway, at: later(1) });
    wait(stage, 'bob', { serviceId: 'paid' });
    const { eventIds } = stage.pass('reservation.cancel', target, { by: staff, at: later(10) });
    expect(new Set(eventIds).size).toBe(2);
    expect(own(stage, 'bob')).toMatchObject({ status: 'pending', paymentStatus: 'pending' });
    expect(stored(stage)).toMatchObject({ status: 'cancelled', paymentStatus: 'refundDue' });
    expectAgreement(stage);
  });

  test('of a move and of an absence is offered, too', () => {
    const moved = full();
    wait(moved, 'bob');
    moved.pass('reservation.reschedule', { reservationId: 'r', startTime: at('12:00') }, { by: alice, at: later(5) });
    expect(own(moved, 'bob').status).toBe('pending');
    expectAgreement(moved);

    const absent = full({ durationMinutes: 120, slotMinutes: 30 });
    wait(absent, 'bob', { startTime: at('11:30') });
    absent.pass('reservation.markNoShow', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(150) });
    expect(own(absent, 'bob').status).toBe('pending');
    expectAgreement(absent);
  });

  test('goes to the one that somebody asked for', () => {
    const resources = {
      ...offering('cut', { resourceIds: ['ada', 'ben'], waitingHoldMinutes: 20 }),
      'serviceProviders/salon/resources/ada': { name: 'Ada', kind: 'member' },
      'serviceProviders/salon/resources/ben': { name: 'Ben', kind: 'member' },
    };
    const stage = salon(resources);
    const booking = { serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', { ...booking, reservationId: 'r', resourceId: 'ada' }, { by: alice });
    stage.pass('reservation.create', { ...booking, reservationId: 's' }, { by: alice });
    stage.pass(
      'reservation.create',
      { ...booking, reservationId: 'of-bob', resourceId: 'ben', waits: true },
      { by: bob },
    );
    wait(stage, 'carl', { minutes: 2 });
    cancel(stage);
    // Ada is free: Bob waits for Ben.
    expect(own(stage, 'bob')).toMatchObject({ status: 'waiting', servedBy: { resourceId: 'ben', asked: true } });
    expect(own(stage, 'carl')).toMatchObject({ status: 'pending', servedBy: { resourceId: 'ada' } });
    expectAgreement(stage);
  });

  test('that no command has freed is found by the schedule', () => {
    const stage = full();
    wait(stage, 'bob');
    const path = 'serviceProviders/salon/services/cut';
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), capacity: 2 } }], later(5));
    stage.pass('waitingList.serve', { day: '2026-05-04' }, { by: schedule, at: later(10) });
    expect(own(stage, 'bob')).toMatchObject({ status: 'pending', offered: true });
    expect(line(stage)).toBeUndefined();
    expectAgreement(stage);
  });
});

describe('a freed seat also goes to those who wait beside it', () => {
  const ofAda = (changed: Partial<Service> = {}) => ({
    ...offering('cut', { resourceIds: ['ada'], minutesAfter: 15, waitingHoldMinutes: 20, ...changed }),
    'serviceProviders/salon/resources/ada': { name: 'Ada', kind: 'member' },
  });
  const booked = (stage: Stage, startTime: string) =>
    stage.pass('reservation.create', { reservationId: 'r', serviceId: 'cut', startTime, partySize: 1 }, { by: alice });

  test('in the time that a resource needs after a booking', () => {
    const stage = salon(ofAda());
    booked(stage, at('10:00'));
    wait(stage, 'bob', { startTime: at('10:30') });
    expect(own(stage, 'bob').status).toBe('waiting');
    cancel(stage);
    expect(own(stage, 'bob')).toMatchObject({ status: 'pending', servedBy: { resourceId: 'ada' } });
    expectAgreement(stage);
  });

  test('in the time that their own service needs before it', () => {
    const more = offering('colour', { resourceIds: ['ada'], minutesBefore: 30, waitingHoldMinutes: 20 });
    const stage = salon({ ...ofAda({ minutesAfter: 0 }), ...more });
    booked(stage, at('10:00'));
    wait(stage, 'bob', { serviceId: 'colour', startTime: at('10:30') });
    expect(own(stage, 'bob').status).toBe('waiting');
    cancel(stage);
    expect(own(stage, 'bob').status).toBe('pending');
  });

  test('on the UTC day before, if their booking would reach into it', () => {
    const profile = { ...salon().store.get('serviceProviders/salon'), openingHours: undefined };
    const service = { capacity: 1, durationMinutes: 120, slotMinutes: 60, waitingHoldMinutes: 20 };
    const stage = salon({ ...offering('cut', service), 'serviceProviders/salon': profile });
    // Midnight by UTC is two o'clock.
    booked(stage, at('02:00', '2026-05-05'));
    wait(stage, 'bob', { startTime: at('01:00', '2026-05-05') });
    expect(own(stage, 'bob').status).toBe('waiting');
    cancel(stage);
    expect(own(stage, 'bob').status).toBe('pending');
    expectAgreement(stage);
  });

  test('and not to three others, for whom the schedule has seats', () => {
    const stage = full();
    stage.pass(
      'reservation.create',
      { reservationId: 'late', serviceId: 'cut', startTime: at('15:00'), partySize: 1 },
      { by: alice },
    );
    for (const uid of ['bob', 'carl', 'dan']) wait(stage, uid);
    wait(stage, 'eve', { startTime: at('15:00') });
    const path = 'serviceProviders/salon/services/cut';
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), capacity: 9 } }], later(5));
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'late' }, { by: alice, at: later(6) });
    expect(own(stage, 'eve').status).toBe('pending');
    expect(own(stage, 'bob').status).toBe('waiting');
  });

  test('if a completed visit drops a wish for another time', () => {
    const stage = full({ slotMinutes: 30, durationMinutes: 30 }, 'asked');
    const target = { userId: 'alice', reservationId: 'r' };
    stage.pass('reservation.confirm', target, { by: staff, at: later(1) });
    const wish = { reservationId: 'r', startTime: at('12:00') };
    stage.pass('reservation.reschedule', wish, { by: alice, at: later(2) });
    wait(stage, 'bob', { serviceId: 'asked', startTime: at('12:00'), minutes: 3 });
    expect(own(stage, 'bob').status).toBe('waiting');
    stage.pass('reservation.complete', target, { by: staff, at: later(60) });
    expect(own(stage, 'bob').status).toBe('pending');
    expectAgreement(stage);
  });
});

describe('a waiting list', () => {
  test('offers nothing so late that its service takes no customer any more', () => {
    const stage = full({ noticeMinutes: 60 });
    wait(stage, 'bob');
    // At nine o'clock an hour is left, and a moment later less.
    cancel(stage, 61);
    expect(own(stage, 'bob').status).toBe('waiting');
    const late = { serviceId: 'cut', startTime: at('10:00'), partySize: 1, reservationId: 'd' };
    expect(stage.refused('reservation.create', late, { by: bob, at: later(61) }).details).toMatchObject({
      reason: 'too-soon',
    });
    expectAgreement(stage);
  });

  test('is not filled by one person', () => {
    const stage = full();
    const place = { serviceId: 'cut', startTime: at('10:00'), partySize: 1, waits: true };
    for (let n = 0; n < 10; n += 1)
      stage.pass('reservation.create', { ...place, reservationId: `n-${n}` }, { by: bob });
    const refused = stage.refused('reservation.create', { ...place, reservationId: 'more' }, { by: bob });
    expect(refused).toMatchObject({
      code: 'resource-exhausted',
      details: { reason: 'limit', limit: 'waitsPerDay', most: 10 },
    });
    wait(stage, 'carl');
    expect(own(stage, 'carl').status).toBe('waiting');
  });
});

describe('a command on a waiting list', () => {
  test('is refused without a list, and from anybody but the schedule', () => {
    const stage = salon();
    const day = { day: '2026-05-04' };
    expect(stage.refused('waitingList.serve', day, { by: schedule }).details).toMatchObject({
      reason: 'no-waiting-list',
    });
    expect(stage.refused('waitingList.serve', day, { by: staff }).details).toMatchObject({ reason: 'wrong-sender' });
  });

  test('leaves the list', () => {
    const stage = full();
    wait(stage, 'bob');
    wait(stage, 'carl', { minutes: 2 });
    stage.pass('reservation.cancel', { userId: 'bob', reservationId: 'of-bob' }, { by: person('bob'), at: later(5) });
    expect(line(stage)).toMatchObject([{ reservationId: 'of-carl' }]);
    cancel(stage);
    expect(own(stage, 'carl').status).toBe('pending');
    expectAgreement(stage);
  });

  test('accepts only what is offered, in time, and only for oneself', () => {
    const stage = full();
    wait(stage, 'bob');
    const accept = { reservationId: 'of-bob' };
    const by = person('bob');
    expect(stage.refused('reservation.accept', accept, { by }).details).toMatchObject({
      reason: 'wrong-status',
      status: 'waiting',
    });
    cancel(stage);
    expect(stage.refused('reservation.accept', accept, { by: person('carl') }).details).toMatchObject({
      reason: 'no-reservation',
    });
    expect(stage.refused('reservation.accept', accept, { by, at: later(30) }).details).toMatchObject({
      reason: 'hold-lapsed',
    });
    const asked = full({}, 'asked');
    wait(asked, 'bob', { serviceId: 'asked' });
    cancel(asked);
    expect(asked.refused('reservation.accept', accept, { by }).details).toMatchObject({ reason: 'wrong-status' });
  });
});
