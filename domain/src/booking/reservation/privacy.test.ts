import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  gateway,
  later,
  owner,
  payment,
  salon,
  schedule,
  services,
  staff,
  target,
} from '../../../test-kit/salon.ts';

const words = 'my divorce is tomorrow';

/** What must stay with Alice: who she is, who comes along, how she paid, what she says. */
const secrets = ['Alice', 'alice@example.org', 'Ann Friend', 'ann@example.org', '+49 30 1234', 'pi_1', 'stripe', words];

/** A booking full of them, at a service that knows none. */
const telling = (serviceId: string): Stage => {
  const stage = salon();
  const attendees = [{ name: 'Ann Friend', email: 'ann@example.org', phone: '+49 30 1234' }, 'Alice'];
  const booking = { reservationId: 'r', serviceId, startTime: at('10:00'), partySize: 2, attendees };
  stage.pass('reservation.create', booking, { by: alice });
  return stage;
};

const ends: Record<string, (stage: Stage) => void> = {
  'as booked': () => {},
  'paid, moved and cancelled': (stage) => {
    const amount = { amount: 5000, currency: 'EUR' };
    stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway });
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('12:00') }, { by: alice });
    stage.pass('reservation.cancel', { ...target, reason: words }, { by: alice });
  },
  'expired, taken, refunded': (stage) => {
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    const booking = { reservationId: 'b', serviceId: 'paid', startTime: at('10:00'), partySize: 2 };
    stage.pass('reservation.create', booking, { by: { kind: 'user', uid: 'bob' }, at: later(15) });
    const amount = { amount: 5000, currency: 'EUR' };
    stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway, at: later(16) });
  },
  'cancelled by the house in the words of the person': (stage) => {
    stage.pass('reservation.cancel', { ...target, reason: words }, { by: staff });
  },
};

/** Everything the house can read of its bookings. */
const counterfoils = ({ store }: Stage): string[] =>
  store
    .paths()
    .filter((path) => /^serviceProviders\/salon\/(events|slots|counters|\w+Reservations)\//.test(path))
    .map((path) => JSON.stringify(store.get(path)));

describe.each(Object.entries(ends))('the house does not learn who comes: %s', (_, happens) => {
  const stage = telling('paid');
  happens(stage);
  const documents = counterfoils(stage);

  test('there is something to read', () => {
    expect(documents.length).toBeGreaterThanOrEqual(4);
    expect(documents.some((text) => text.includes('"code"'))).toBe(true);
  });

  test('no secret is in it', () => {
    const told = secrets.filter((secret) => documents.some((text) => text.includes(secret)));
    expect(told).toEqual([]);
  });

  test('while the person has it all', () => {
    const own = JSON.stringify([
      stage.store.list('endUsers/alice/reservations'),
      stage.store.list('endUsers/alice/events'),
    ]);
    for (const known of ['Alice Profile', 'Ann Friend', 'ann@example.org', '+49 30 1234']) expect(own).toContain(known);
  });
});

test('a reason of the house is told, the same word from a person is not', () => {
  const reason = (stage: Stage) =>
    stage.store.get('serviceProviders/salon/cancelledReservations/r')?.cancellationReason;
  const ofTheHouse = telling('cut');
  ofTheHouse.pass('reservation.markNoShow', target, { by: owner });
  expect(reason(ofTheHouse)).toBe('no-show');
  const ofAlice = telling('cut');
  ofAlice.pass('reservation.cancel', { ...target, reason: 'no-show' }, { by: alice });
  expect(reason(ofAlice)).toBeUndefined();
});

test("the house's event of a booking says what was sold, for how much, and nothing of the person but the id", () => {
  const payload = telling('cut').store.list('serviceProviders/salon/events')[0]?.payload;
  expect(payload).toEqual({
    reservationId: 'r',
    userId: 'alice',
    providerId: 'salon',
    providerName: 'Salon salon',
    serviceId: 'cut',
    serviceName: services.cut?.name,
    code: expect.any(String),
    reservationStartTime: new Date(at('10:00')),
    reservationEndTime: new Date(at('10:30')),
    day: '2026-05-04',
    slotKeys: ['2026-05-04T08:00Z'],
    partySize: 2,
    totalPrice: { amount: 5000, currency: 'EUR' },
    status: 'confirmed',
    paymentStatus: 'none',
    confirmedAt: expect.any(Date),
  });
});
