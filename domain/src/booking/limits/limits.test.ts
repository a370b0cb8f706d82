import { describe, expect, test } from 'vitest';
import { club } from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  limiting,
  monday,
  offering,
  owner,
  payment,
  salon,
  schedule,
  staff,
} from '../../../test-kit/salon.ts';
import { slotKey } from '../slots/seats.ts';

const roomy = { ...offering('cut', { capacity: 1000 }), ...offering('paid', { capacity: 1000 }) };

const booking = (n: number, serviceId: string, startTime: string, partySize = 1) => ({
  reservationId: `r${n}`,
  serviceId,
  startTime,
  partySize,
});

const limitOf = (stage: Stage, payload: ReturnType<typeof booking>, when = monday) => {
  const { code, details } = stage.refused('reservation.create', payload, { by: alice, at: when });
  return { code, ...details };
};

/** The nth Monday at ten, one week after the other. */
const mondayAt = (week: number): string => new Date(Date.parse(at('10:00')) + week * 7 * 86_400_000).toISOString();

const usage = ({ store }: Stage) => store.get('serviceProviders/salon/usage/alice');

describe('one person at one provider', () => {
  test('holds 20 seats at the same time, and no more by parts or by overlapping starts', () => {
    const stage = salon({ ...offering('cut', { capacity: 1000, durationMinutes: 60, slotMinutes: 30 }) });
    stage.pass('reservation.create', booking(0, 'cut', at('10:00'), 15), { by: alice });
    const limit = { code: 'resource-exhausted', reason: 'limit', limit: 'seatsPerSlot', most: 20 };
    expect(limitOf(stage, booking(1, 'cut', at('10:00'), 6))).toEqual(limit);
    expect(limitOf(stage, booking(1, 'cut', at('10:30'), 6))).toEqual(limit);
    stage.pass('reservation.create', booking(1, 'cut', at('11:00'), 20), { by: alice });
    stage.pass('reservation.create', booking(2, 'cut', at('10:00'), 5), { by: alice });
    stage.pass('reservation.create', booking(3, 'cut', at('10:00'), 20), { by: bob });
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r0' }, { by: alice });
    stage.pass('reservation.create', booking(4, 'cut', at('10:00'), 15), { by: alice });
  });

  test('books a series of 26 weeks that waits for its payments', () => {
    const stage = salon(roomy);
    for (let week = 0; week < 26; week++) {
      stage.pass('reservation.create', booking(week, 'paid', mondayAt(week)), { by: alice });
    }
  });

  test('has as many unpaid holds as the provider allows, and again when one is paid', () => {
    const stage = salon({ ...roomy, ...limiting({ openHolds: 2 }) });
    for (const week of [0, 1]) {
      stage.pass('reservation.create', booking(week, 'paid', mondayAt(week)), { by: alice });
    }
    expect(limitOf(stage, booking(2, 'paid', mondayAt(2)))).toMatchObject({ limit: 'openHolds', most: 2 });
    stage.pass('reservation.create', booking(2, 'cut', mondayAt(2)), { by: alice });
    const paid = { userId: 'alice', reservationId: 'r0', ...payment };
    stage.pass('reservation.confirmPayment', paid, { by: gateway });
    stage.pass('reservation.create', booking(3, 'paid', mondayAt(3)), { by: alice });
  });

  test('cannot hold seats for ever by holding and cancelling, or by letting holds lapse', () => {
    const stage = salon({ ...roomy, ...limiting({ unpaidHoldsPerDay: 3 }) });
    stage.pass('reservation.create', booking(0, 'paid', mondayAt(1)), { by: alice });
    stage.pass('reservation.expire', { userId: 'alice', reservationId: 'r0' }, { by: schedule, at: later(16) });
    for (const n of [1, 2]) {
      stage.pass('reservation.create', booking(n, 'paid', mondayAt(1)), { by: alice, at: later(20) });
      const target = { userId: 'alice', reservationId: `r${n}` };
      stage.pass('reservation.cancel', target, { by: alice, at: later(21) });
    }
    expect(limitOf(stage, booking(3, 'paid', mondayAt(1)), later(30))).toEqual({
      code: 'resource-exhausted',
      reason: 'limit',
      limit: 'unpaidHoldsPerDay',
      most: 3,
      // From 06:30 until midnight, in UTC.
      retryAfterSeconds: 17.5 * 3600,
    });
    stage.pass('reservation.create', booking(3, 'paid', mondayAt(1)), { by: alice, at: later(18 * 60) });
  });

  test('has as many bookings ahead as the provider allows; those that have begun do not count', () => {
    const stage = salon({ ...roomy, ...limiting({ upcoming: 2 }) });
    for (const week of [0, 1]) stage.pass('reservation.create', booking(week, 'cut', mondayAt(week)), { by: alice });
    expect(limitOf(stage, booking(2, 'cut', mondayAt(2)))).toMatchObject({ limit: 'upcoming', most: 2 });
    stage.pass('reservation.create', booking(2, 'cut', mondayAt(2)), { by: alice, at: later(5 * 60) });
    expect(Object.keys(Object(Object(usage(stage)?.upcoming).cut))).toHaveLength(2);
  });

  test('books no further ahead than the service says, also by moving, and is told when', () => {
    const stage = salon({ ...offering('cut', { horizonDays: 10 }) });
    const limit = { reason: 'limit', limit: 'horizonDays', most: 10 };
    expect(limitOf(stage, booking(0, 'cut', mondayAt(2)))).toEqual({
      code: 'resource-exhausted',
      ...limit,
      retryAfterSeconds: (Date.parse(mondayAt(2)) - monday.getTime()) / 1000 - 10 * 86_400,
    });
    stage.pass('reservation.create', booking(0, 'cut', mondayAt(1)), { by: alice });
    const move = { reservationId: 'r0', startTime: mondayAt(2) };
    expect(stage.refused('reservation.reschedule', move, { by: alice })).toMatchObject({ details: limit });
  });

  test('books a service until its notice, also by moving; staff book and move later', () => {
    const stage = salon({ ...offering('cut', { noticeMinutes: 120 }) });
    const details = { reason: 'too-soon', field: 'startTime' };
    const soon = { ...booking(0, 'cut', at('09:30')) };
    expect(stage.refused('reservation.create', soon, { by: alice })).toMatchObject({
      code: 'failed-precondition',
      details,
    });
    stage.pass('reservation.create', booking(0, 'cut', at('10:00')), { by: alice });
    const move = { reservationId: 'r0', startTime: at('09:30') };
    expect(stage.refused('reservation.reschedule', move, { by: alice })).toMatchObject({ details });
    stage.pass('reservation.reschedule', { ...move, userId: 'alice' }, { by: staff });
    stage.pass('reservation.create', { ...soon, reservationId: 'g', guest: { name: 'Gus' } }, { by: staff });
  });

  test('holds no more seats at the same time by moving bookings together', () => {
    const stage = salon(roomy);
    const limit = { code: 'resource-exhausted', details: { limit: 'seatsPerSlot', most: 20 } };
    for (const n of [1, 2]) stage.pass('reservation.create', booking(n, 'cut', mondayAt(n), 12), { by: alice });
    const together = { reservationId: 'r2', startTime: mondayAt(1) };
    expect(stage.refused('reservation.reschedule', together, { by: alice })).toMatchObject(limit);
    stage.pass('reservation.reschedule', { reservationId: 'r1', startTime: mondayAt(3) }, { by: alice });
    stage.pass('reservation.reschedule', together, { by: alice });
    expect(usage(stage)?.upcoming).toEqual({
      cut: { [slotKey(new Date(mondayAt(3)))]: 12, [slotKey(new Date(mondayAt(1)))]: 12 },
    });
  });

  test('moves a booking that alone has more seats than the provider allows by now', () => {
    const stage = salon({ ...roomy, ...offering('cut', { capacity: 1000, durationMinutes: 60, slotMinutes: 30 }) });
    stage.pass('reservation.create', booking(1, 'cut', at('10:00'), 20), { by: alice });
    const [[path, provider] = ['', {}]] = Object.entries(limiting({ seatsPerSlot: 5 }));
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), ...provider } }], monday);
    stage.pass('reservation.reschedule', { reservationId: 'r1', startTime: at('10:30') }, { by: alice });
  });

  test('holds no more seats at the same time by wishes for another time', () => {
    const stage = salon(offering('asked', { capacity: 1000, confirmation: 'manual' }));
    for (const n of [1, 2, 3]) {
      stage.pass('reservation.create', booking(n, 'asked', mondayAt(n), 12), { by: alice });
      stage.pass('reservation.confirm', { userId: 'alice', reservationId: `r${n}` }, { by: owner });
    }
    const wish = (n: number) => ({ reservationId: `r${n}`, startTime: mondayAt(4) });
    stage.pass('reservation.reschedule', wish(1), { by: alice });
    expect(stage.refused('reservation.reschedule', wish(2), { by: alice })).toMatchObject({
      code: 'resource-exhausted',
      details: { limit: 'seatsPerSlot', most: 20 },
    });
    stage.pass('reservation.declineMove', { userId: 'alice', reservationId: 'r1' }, { by: owner });
    stage.pass('reservation.reschedule', wish(2), { by: alice });
    stage.pass('reservation.confirm', { userId: 'alice', reservationId: 'r2' }, { by: owner });
    const held = new Map(Object.entries(Object(Object(usage(stage)?.upcoming).asked)));
    expect([1, 2, 3, 4].map((n) => held.get(slotKey(new Date(mondayAt(n)))))).toEqual([12, 0, 12, 12]);
  });

  test('has as many open subscriptions as the provider allows', () => {
    const stage = club(limiting({ subscriptions: 1 }));
    stage.pass('subscription.create', { subscriptionId: 's0', planId: 'free' }, { by: alice });
    const second = { subscriptionId: 's1', planId: 'free' };
    const refusal = stage.refused('subscription.create', second, { by: alice });
    expect(refusal).toMatchObject({ code: 'resource-exhausted', details: { limit: 'subscriptions', most: 1 } });
    stage.pass('subscription.cancel', { userId: 'alice', subscriptionId: 's0' }, { by: alice });
    stage.pass('subscription.create', second, { by: alice });
  });

  test('brings back no more subscriptions by renewing those that have expired', () => {
    const stage = club(limiting({ subscriptions: 1 }));
    const [month, by] = [later(40 * 24 * 60), alice];
    stage.pass('subscription.create', { subscriptionId: 's0', planId: 'free' }, { by });
    stage.pass('subscription.expire', { userId: 'alice', subscriptionId: 's0' }, { by: schedule, at: month });
    stage.pass('subscription.create', { subscriptionId: 's1', planId: 'free' }, { by, at: month });
    expect(stage.refused('subscription.renew', { subscriptionId: 's0' }, { by, at: month })).toMatchObject({
      code: 'resource-exhausted',
      details: { limit: 'subscriptions', most: 1 },
    });
    stage.pass('subscription.renew', { subscriptionId: 's1' }, { by, at: later(60 * 24 * 60) });
    stage.pass('subscription.cancel', { userId: 'alice', subscriptionId: 's1' }, { by, at: month });
    stage.pass('subscription.renew', { subscriptionId: 's0' }, { by, at: month });
    expect(usage(stage)).toMatchObject({ subscriptions: 1 });
  });

  test.each([{ seatsPerSlot: '5' }, { seatsPerSlot: 2.5 }, 7, null])(
    'has the default where settings hold %j',
    (odd) => {
      const stage = salon({ ...roomy, ...limiting(odd as unknown as Record<string, unknown>) });
      expect(limitOf(stage, booking(0, 'cut', at('10:00'), 21))).toMatchObject({ most: 20 });
    },
  );
});

test('a person creates ten providers, or as many as the operator allows', () => {
  const stage = salon();
  const profile = { name: 'Nord', kind: 'salon', timeZone: 'UTC', currency: 'EUR' };
  const create = (n: number) => ({ by: alice, providerId: `nord${n}` });
  for (let n = 0; n < 10; n++) stage.pass('provider.create', profile, create(n));
  const refusal = stage.refused('provider.create', profile, create(10));
  expect(refusal).toMatchObject({ code: 'resource-exhausted', details: { limit: 'providers', most: 10 } });
  const usage = { ...stage.store.get('usage/alice'), maxProviders: 11 };
  stage.store.commit([{ op: 'set', path: 'usage/alice', data: usage }], monday);
  stage.pass('provider.create', profile, create(10));
});
