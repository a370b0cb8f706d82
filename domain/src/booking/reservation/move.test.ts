import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { SendOptions, Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  cook,
  formerStaff,
  later,
  offering,
  owner,
  rival,
  salon,
  salonWithBooking,
  schedule,
  sold,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';

const tuesday = '2026-05-05';
const ten = new Date('2026-05-04T08:00:00Z');
const noon = new Date('2026-05-04T10:00:00Z');
const [tenKey, noonKey] = ['2026-05-04T08:00Z', '2026-05-04T10:00Z'];

const reschedule = (stage: Stage, startTime: string, how: Partial<SendOptions> = {}) =>
  stage.pass('reservation.reschedule', { reservationId: 'r', startTime }, { by: alice, ...how });

/** The salon with Alice's reservation `r` at 10:00 for a service that the provider confirms by hand, confirmed. */
const confirmed = (serviceId = 'asked', more = {}): Stage => {
  const stage = salonWithBooking(serviceId, { ...offering(serviceId, { confirmation: 'manual' }), ...more });
  stage.pass('reservation.confirm', target, { by: owner });
  return stage;
};

/** The same, with Alice's wish to come at noon. */
const wishing = (more = {}): Stage => {
  const stage = confirmed('asked', more);
  reschedule(stage, at('12:00'), { at: later(5) });
  return stage;
};

const reference = (stage: Stage) => stage.store.get('serviceProviders/salon/confirmedReservations/r');
const lastEvent = (stage: Stage) => stage.store.list('serviceProviders/salon/events').at(-1);

const expectUnmoved = (stage: Stage) => {
  expect(stored(stage)).toMatchObject({ status: 'confirmed', reservationStartTime: ten });
  expect(stored(stage)).not.toHaveProperty('move');
  expect(reference(stage)).not.toHaveProperty('move');
  expect(sold(stage, 'asked')).toEqual({ [tenKey]: 1 });
  expectAgreement(stage);
};

describe('a confirmed booking that the provider confirms by hand', () => {
  test('stays at its time while its wish waits, and holds the seats of both', () => {
    const stage = wishing();
    expect(stored(stage)).toMatchObject({
      status: 'confirmed',
      reservationStartTime: ten,
      confirmedAt: later(0),
      move: {
        start: noon,
        end: new Date('2026-05-04T10:30:00Z'),
        slotKeys: [noonKey],
        requestedAt: later(5),
        expiresAt: ten,
      },
    });
    expect(sold(stage, 'asked')).toEqual({ [tenKey]: 1, [noonKey]: 1 });
    expectAgreement(stage);
  });

  test('shows the wish to the provider, without names', () => {
    const stage = wishing();
    const move = { startTime: noon, requestedAt: later(5), expiresAt: ten };
    expect(reference(stage)).toMatchObject({ startTime: ten, move });
    expect(lastEvent(stage)).toMatchObject({ type: 'reservation.moveRequested', payload: { start: noon } });
    expect(JSON.stringify([reference(stage), lastEvent(stage)])).not.toContain('Alice');
  });

  test('keeps its reminders until the wish is accepted', () => {
    const stage = wishing();
    const due = () => stage.store.list('scheduledReminders').map(({ scheduledFor }) => scheduledFor);
    expect(due()).toEqual([later(60)]);
    stage.pass('reservation.confirm', target, { by: staff, at: later(6) });
    expect(due()).toEqual([later(180)]);
  });

  test('sells neither time to anybody else', () => {
    const stage = wishing(offering('asked', { confirmation: 'manual', capacity: 1 }));
    for (const time of ['10:00', '12:00']) {
      const booking = { reservationId: 'b', serviceId: 'asked', startTime: at(time), partySize: 1 };
      expect(stage.refused('reservation.create', booking, { by: bob }).code).toBe('resource-exhausted');
    }
  });

  test('replaces an earlier wish', () => {
    const stage = wishing();
    reschedule(stage, at('14:00', tuesday), { at: later(7) });
    expect(sold(stage, 'asked')).toEqual({ [tenKey]: 1 });
    expect(sold(stage, 'asked', tuesday)).toEqual({ '2026-05-05T12:00Z': 1 });
    expect(stored(stage).move).toMatchObject({ requestedAt: later(7) });
    expectAgreement(stage);
  });

  test('counts its own seats once where both times overlap', () => {
    const stage = confirmed('colour');
    reschedule(stage, at('10:30'));
    const four = ['08:00', '08:30', '09:00', '09:30'].map((time) => [`2026-05-04T${time}Z`, 1]);
    expect(sold(stage, 'colour')).toEqual(Object.fromEntries(four));
    expectAgreement(stage);
    stage.pass('reservation.confirm', target, { by: staff });
    expect(sold(stage, 'colour')).toEqual(Object.fromEntries(four.slice(1)));
    expectAgreement(stage);
  });

  test('does not wish for its own time, nor for a full one', () => {
    const stage = confirmed();
    const payload = { reservationId: 'r', startTime: at('10:00') };
    expect(stage.refused('reservation.reschedule', payload, { by: alice })).toMatchObject({
      code: 'failed-precondition',
      details: { field: 'startTime', reason: 'unchanged' },
    });
    const party = { reservationId: 'b', serviceId: 'asked', startTime: at('12:00'), partySize: 3 };
    stage.pass('reservation.create', party, { by: bob });
    const full = { reservationId: 'r', startTime: at('12:00') };
    expect(stage.refused('reservation.reschedule', full, { by: alice }).code).toBe('resource-exhausted');
  });
});

describe('moves at once, as before', () => {
  test('a request that nobody has confirmed', () => {
    const stage = salonWithBooking('asked');
    reschedule(stage, at('12:00'));
    expect(stored(stage)).toMatchObject({ status: 'pending', reservationStartTime: noon });
    expectAgreement(stage);
  });

  test('a booking of a service that no longer asks, with the seats of an earlier wish', () => {
    const stage = wishing();
    const [[path = '', data = {}] = []] = Object.entries(offering('asked', { confirmation: 'automatic' }));
    stage.store.commit([{ op: 'set', path, data }], later(6));
    reschedule(stage, at('14:00'));
    expect(stored(stage)).not.toHaveProperty('move');
    expect(sold(stage, 'asked')).toEqual({ '2026-05-04T12:00Z': 1 });
    expectAgreement(stage);
  });
});

describe('the provider accepts a wish', () => {
  test('by reservation.confirm', () => {
    const stage = wishing();
    stage.pass('reservation.confirm', target, { by: staff, at: later(6) });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', reservationStartTime: noon, confirmedAt: later(0) });
    expect(stored(stage)).not.toHaveProperty('move');
    expect(reference(stage)).toMatchObject({ startTime: noon });
    expect(lastEvent(stage)).toMatchObject({ type: 'reservation.rescheduled', payload: { start: noon } });
    expect(sold(stage, 'asked')).toEqual({ [noonKey]: 1 });
    expectAgreement(stage);
  });

  test('only once, and not after it has lapsed', () => {
    const stage = wishing();
    const late = stage.refused('reservation.confirm', target, { by: staff, at: ten });
    expect(late).toMatchObject({ code: 'failed-precondition', details: { reason: 'move-lapsed' } });
    stage.pass('reservation.confirm', target, { by: staff, at: later(6) });
    const again = stage.refused('reservation.confirm', target, { by: staff, at: later(7) });
    expect(again).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
  });
});

describe('reservation.declineMove', () => {
  test.each([
    ['staff decline', staff, 'provider'],
    ['its customer withdraws', alice, 'endUser'],
    ['the system drops', schedule, 'system'],
  ])('%s the wish', (_, by, declinedBy) => {
    const stage = wishing();
    stage.pass('reservation.declineMove', target, { by, at: later(6) });
    expectUnmoved(stage);
    expect(lastEvent(stage)).toMatchObject({ type: 'reservation.moveDeclined', payload: { declinedBy } });
  });

  test.each([
    ['a stranger', bob],
    ['the kitchen', cook],
    ['former staff', formerStaff],
    ['the owner of another provider', rival],
  ])('rejects %s', (_, by) => {
    expect(wishing().refused('reservation.declineMove', target, { by }).code).toBe('permission-denied');
  });

  test('requires a wish', () => {
    const refusal = confirmed().refused('reservation.declineMove', target, { by: staff });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'no-move' } });
    const elsewhere = wishing().refused('reservation.declineMove', target, { by: rival, providerId: 'rival' });
    expect(elsewhere.code).toBe('not-found');
  });
});

describe('a wish lapses', () => {
  test.each([
    ['at the booked start', at('12:00'), undefined, ten],
    ['at the wished start', at('09:00'), undefined, later(60)],
    ['after holdMinutes', at('12:00'), 30, later(35)],
  ])('%s, and not before', (_, startTime, holdMinutes, expiresAt) => {
    const stage = confirmed('asked', offering('asked', { confirmation: 'manual', holdMinutes }));
    reschedule(stage, startTime, { at: later(5) });
    expect(stored(stage).move?.expiresAt).toEqual(expiresAt);
    const before = new Date(expiresAt.getTime() - 1);
    const early = stage.refused('reservation.expire', target, { by: schedule, at: before });
    expect(early).toMatchObject({ code: 'failed-precondition', details: { reason: 'held' } });
    stage.pass('reservation.expire', target, { by: schedule, at: expiresAt });
    expectUnmoved(stage);
    expect(lastEvent(stage)).toMatchObject({ type: 'reservation.moveExpired' });
    const again = stage.refused('reservation.expire', target, { by: schedule, at: expiresAt });
    expect(again).toMatchObject({ code: 'failed-precondition', details: { status: 'confirmed' } });
  });
});

describe('the end of a booking releases the wished seats, too', () => {
  test.each([
    ['a cancellation by its customer', 'reservation.cancel', alice, 6, {}],
    ['a cancellation by staff', 'reservation.cancel', staff, 6, {}],
    ['a no-show', 'reservation.markNoShow', staff, 120, {}],
    ['completion', 'reservation.complete', staff, 6, { [tenKey]: 1 }],
  ] as const)('%s', (_, type, by, minutes, left) => {
    const stage = wishing();
    stage.pass(type, target, { by, at: later(minutes) });
    expect(stored(stage)).not.toHaveProperty('move');
    expect(sold(stage, 'asked')).toEqual(left);
    expectAgreement(stage);
  });

  test('and another day', () => {
    const stage = confirmed();
    reschedule(stage, at('12:00', tuesday));
    expect(sold(stage, 'asked', tuesday)).toEqual({ '2026-05-05T10:00Z': 1 });
    stage.pass('reservation.cancel', target, { by: alice });
    expect([sold(stage, 'asked'), sold(stage, 'asked', tuesday)]).toEqual([{}, {}]);
    expectAgreement(stage);
  });
});

test('a booking that its provider confirms is never confirmed at a time that nobody accepted', () => {
  const stage = salon(offering('asked', { confirmation: 'manual' }));
  const booking = { reservationId: 'r', serviceId: 'asked', startTime: at('10:00'), partySize: 1 };
  stage.pass('reservation.create', booking, { by: alice });
  stage.pass('reservation.confirm', target, { by: owner });
  reschedule(stage, at('16:00', tuesday));
  expect(stored(stage)).toMatchObject({ status: 'confirmed', reservationStartTime: ten });
});
