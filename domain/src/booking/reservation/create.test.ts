import { describe, expect, test } from 'vitest';
import { counted, expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  later,
  limiting,
  monday,
  offering,
  salon,
  schedule,
  sold,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import { dueShard } from '../../kernel/due-shard.ts';
import { referenceRef } from './paths.ts';

const ten = '2026-05-04T08:00Z';
const payload = { reservationId: 'r', serviceId: 'cut', startTime: at('10:00'), partySize: 2 };

type Booking = Partial<typeof payload> & { attendees?: string[] };

const book = (stage: Stage, more: Booking = {}, by = alice) =>
  stage.pass('reservation.create', { ...payload, ...more }, { by });

const refusal = (more: Booking, stage = salon(), by = alice) =>
  stage.refused('reservation.create', { ...payload, ...more }, { by });

test('rejects a party whose price no longer fits an exact integer', () => {
  const amount = 2 ** 40;
  const cut = offering('cut', { price: { amount, currency: 'EUR' }, capacity: 10_000 });
  const stage = salon({ ...cut, ...limiting({ seatsPerSlot: 10_000 }) });
  const booking = { reservationId: 'r', serviceId: 'cut', startTime: at('10:00') };
  const largest = Math.floor(Number.MAX_SAFE_INTEGER / amount);
  const refusal = stage.refused('reservation.create', { ...booking, partySize: largest + 1 }, { by: alice });
  expect(refusal).toMatchObject({ code: 'invalid-argument', details: { field: 'partySize' } });
  stage.pass('reservation.create', { ...booking, partySize: largest }, { by: alice });
  stage.pass('reservation.cancel', target, { by: alice });
});

describe('a reservation', () => {
  test("is stored in full with the customer, at the catalogue's price", () => {
    const stage = salon();
    const { version, eventIds } = book(stage, { attendees: ['Ann', 'Ben'] });
    expect({ version, eventIds }).toEqual({ version: 1, eventIds: ['command-1_0'] });
    expect(stored(stage)).toEqual({
      ...dueShard('r'),
      reservationId: 'r',
      userId: 'alice',
      userName: 'Alice Profile',
      providerId: 'salon',
      providerName: 'Salon salon',
      serviceId: 'cut',
      serviceName: 'Cut, automatic',
      code: expect.stringMatching(/^[0-9A-Z]{8}$/),
      reservationStartTime: new Date('2026-05-04T08:00:00Z'),
      reservationEndTime: new Date('2026-05-04T08:30:00Z'),
      day: '2026-05-04',
      slotKeys: [ten],
      attendees: [{ name: 'Ann' }, { name: 'Ben' }],
      partySize: 2,
      totalPrice: { amount: 5000, currency: 'EUR' },
      status: 'confirmed',
      paymentStatus: 'none',
      confirmedAt: monday,
      version: 1,
      lastCommandId: 'command-1',
      createdAt: monday,
      updatedAt: monday,
    });
    expectAgreement(stage);
  });

  test('writes reference, counters, seats and events for both sides', () => {
    const stage = salon();
    book(stage);
    expect(stage.store.get(referenceRef(stored(stage)).path)).toMatchObject({
      status: 'confirmed',
      code: stored(stage).code,
    });
    expect(stage.store.get('serviceProviders/salon/slots/cut_2026-05-04Z')).toEqual({
      schema: 2,
      serviceId: 'cut',
      day: '2026-05-04',
      slotMinutes: 30,
      capacity: 3,
      booked: { [ten]: 2 },
      createdAt: monday,
      updatedAt: monday,
    });
    expect(counted(stage)).toEqual({ confirmedReservations: 1, totalReservations: 1 });
    for (const events of ['endUsers/alice/events', 'serviceProviders/salon/events']) {
      expect(stage.store.get(`${events}/command-1_0`)).toMatchObject({
        type: 'reservation.created',
        entityType: 'reservation',
        entityId: 'r',
        version: 1,
        createdBy: 'alice',
        createdAt: monday,
        syncStatus: 'pending',
      });
    }
  });

  test('takes the name from the profile, otherwise from the sign-in', () => {
    const stage = salon();
    book(stage, {}, bob);
    expect(stored(stage, 'r', 'bob').userName).toBe('Bob');
  });

  test('waits 15 minutes for its payment, or as long as the service says', () => {
    const stage = salon(offering('long', { confirmation: 'payment', holdMinutes: 40 }));
    book(stage, { serviceId: 'paid' });
    book(stage, { serviceId: 'long', reservationId: 's' });
    expect(stored(stage)).toMatchObject({ status: 'pending', paymentStatus: 'pending', holdExpiresAt: later(15) });
    expect(stored(stage, 's').holdExpiresAt).toEqual(later(40));
    expect(counted(stage)).toEqual({ pendingReservations: 2, totalReservations: 2 });
    expectAgreement(stage);
  });

  test('waits for the provider without limit, unless the service sets one', () => {
    const stage = salon(offering('brief', { confirmation: 'manual', holdMinutes: 60 }));
    book(stage, { serviceId: 'asked' });
    book(stage, { serviceId: 'brief', reservationId: 's' });
    expect(stored(stage)).toMatchObject({ status: 'pending', paymentStatus: 'none' });
    expect(stored(stage)).not.toHaveProperty('holdExpiresAt');
    expect(stored(stage, 's').holdExpiresAt).toEqual(later(60));
  });

  test('never holds seats beyond its start', () => {
    const stage = salon(offering('paid', { holdMinutes: 600 }));
    book(stage, { serviceId: 'paid' });
    expect(stored(stage).holdExpiresAt).toEqual(later(120));
  });

  test('gets the reminders for 24 h and 1 h before that still lie ahead', () => {
    const stage = salon();
    book(stage, { startTime: at('10:00', '2026-05-05') });
    book(stage, { reservationId: 'soon' });
    stage.pass(
      'reservation.create',
      { ...payload, reservationId: 'sooner', partySize: 1 },
      { by: alice, at: later(60) },
    );
    const reminders = stage.store.list('scheduledReminders');
    expect(reminders.map(({ reservationId, type, scheduledFor }) => [reservationId, type, scheduledFor])).toEqual([
      ['r', 'reservation24h', later(120)],
      ['r', 'reservation1h', later(60, new Date('2026-05-05T06:00:00Z'))],
      ['soon', 'reservation1h', later(60)],
    ]);
    for (const { shard } of reminders) expect(shard).toSatisfy(Number.isInteger);
  });
});

describe('seats', () => {
  test('are sold until none is free', () => {
    const stage = salon();
    book(stage);
    expect(refusal({ reservationId: 'b' }, stage, bob)).toMatchObject({
      code: 'resource-exhausted',
      details: { field: 'partySize', available: 1 },
    });
    book(stage, { reservationId: 'b', partySize: 1 }, bob);
    expect(refusal({ reservationId: 's' }, stage).details).toMatchObject({ available: 0 });
    expect(sold(stage, 'cut')).toEqual({ [ten]: 3 });
    expectAgreement(stage);
  });

  test('are taken for the whole duration, not for one slot', () => {
    const stage = salon();
    const colour = { serviceId: 'colour', partySize: 1 };
    book(stage, colour);
    for (const startTime of [at('09:00'), at('09:30'), at('10:30'), at('11:00')]) {
      expect(refusal({ ...colour, reservationId: 'b', startTime }, stage, bob)).toMatchObject({
        code: 'resource-exhausted',
      });
    }
    book(stage, { ...colour, reservationId: 'b', startTime: at('11:30') }, bob);
    expectAgreement(stage);
  });

  test('number zero, not less, if the capacity falls below the seats sold', () => {
    const stage = salon();
    book(stage);
    const path = 'serviceProviders/salon/services/cut';
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), capacity: 1 } }], monday);
    expect(refusal({ reservationId: 'b' }, stage, bob).details).toEqual({
      reason: 'slot-full',
      field: 'partySize',
      available: 0,
    });
  });
});

describe('rejects a reservation', () => {
  test.each<[string, Booking, string, object]>([
    ['for an unknown service', { serviceId: 'perm' }, 'not-found', { field: 'serviceId' }],
    ['at a past time', { startTime: at('07:30') }, 'failed-precondition', { field: 'startTime', reason: 'past' }],
    ['that starts now', { startTime: at('08:00') }, 'failed-precondition', { field: 'startTime', reason: 'past' }],
    ['off the grid', { startTime: at('10:15') }, 'failed-precondition', { field: 'startTime', reason: 'closed' }],
    [
      'beyond closing time',
      { startTime: at('17:00') },
      'failed-precondition',
      { field: 'startTime', reason: 'closed' },
    ],
    ['on a closed day', { startTime: at('10:00', '2026-05-10') }, 'failed-precondition', { reason: 'closed' }],
    ['for nobody', { partySize: 0 }, 'invalid-argument', { field: 'partySize' }],
    ['for a negative number of people', { partySize: -1 }, 'invalid-argument', { field: 'partySize' }],
    ['for half a person', { partySize: 1.5 }, 'invalid-argument', { field: 'partySize' }],
    ['with more names than seats', { attendees: ['A', 'B', 'C'] }, 'invalid-argument', { field: 'attendees' }],
    ['with a nameless attendee', { attendees: [' '] }, 'invalid-argument', { field: 'attendees.0' }],
    ['at a time without offset', { startTime: '2026-05-04T10:00:00' }, 'invalid-argument', { field: 'startTime' }],
  ])('%s', (_, more, code, details) => {
    expect(refusal(more)).toMatchObject({ code, details });
  });

  test.each(['asked', 'cut'])(
    "with an id of another customer's reservation, even after its cancellation (%s)",
    (serviceId) => {
      const stage = salon();
      book(stage);
      const id = { reservationId: 'r', serviceId };
      expect(refusal(id, stage, bob)).toMatchObject({ code: 'already-exists', details: { field: 'reservationId' } });
      stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice });
      expect(refusal(id, stage, bob)).toMatchObject({ code: 'already-exists' });
      expectAgreement(stage);
    },
  );

  test('with an expected version, because none exists yet', () => {
    const seen = salon().refused('reservation.create', payload, { by: alice, expectedVersion: 2 });
    expect(seen).toMatchObject({ code: 'aborted', details: { currentVersion: 0 } });
  });

  test('with an unknown provider', () => {
    const unknown = salon().refused('reservation.create', payload, { by: alice, providerId: 'nowhere' });
    expect(unknown).toMatchObject({ code: 'not-found', details: { field: 'providerId' } });
  });

  test('with an id that the customer has used', () => {
    const stage = salon();
    book(stage);
    expect(refusal({ startTime: at('12:00') }, stage)).toMatchObject({
      code: 'already-exists',
      details: { field: 'reservationId' },
    });
    expectAgreement(stage);
  });

  test('by a system actor', () => {
    expect(refusal({}, salon(), schedule).code).toBe('permission-denied');
  });
});
