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

/** Secrets of the customer: name, companions, payment, own words. */
const secrets = ['Alice', 'alice@example.org', 'Ann Friend', 'ann@example.org', '+49 30 1234', 'pi_1', 'stripe', words];

/** A reservation that contains all secrets. */
const bookingWithSecrets = (serviceId: string): Stage => {
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
  'expired, sold again, refunded': (stage) => {
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    const booking = { reservationId: 'b', serviceId: 'paid', startTime: at('10:00'), partySize: 2 };
    stage.pass('reservation.create', booking, { by: { kind: 'user', uid: 'bob' }, at: later(15) });
    const amount = { amount: 5000, currency: 'EUR' };
    stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway, at: later(16) });
  },
  "cancelled by staff with the customer's words": (stage) => {
    stage.pass('reservation.cancel', { ...target, reason: words }, { by: staff });
  },
};

/** All text about its reservations that the provider can read. */
const providerTexts = ({ store }: Stage): string[] =>
  store
    .paths()
    .filter((path) => /^serviceProviders\/salon\/(events|slots|counters|\w+Reservations)\//.test(path))
    .map((path) => JSON.stringify(store.get(path)));

describe.each(Object.entries(ends))('the provider learns no secret: %s', (_, happens) => {
  const stage = bookingWithSecrets('paid');
  happens(stage);
  const documents = providerTexts(stage);

  test('finds documents to read', () => {
    expect(documents.length).toBeGreaterThanOrEqual(4);
    expect(documents.some((text) => text.includes('"code"'))).toBe(true);
  });

  test('finds no secret in them', () => {
    const disclosed = secrets.filter((secret) => documents.some((text) => text.includes(secret)));
    expect(disclosed).toEqual([]);
  });

  test("the customer's documents contain every secret", () => {
    const own = JSON.stringify([
      stage.store.list('endUsers/alice/reservations'),
      stage.store.list('endUsers/alice/events'),
    ]);
    for (const secret of ['Alice Profile', 'Ann Friend', 'ann@example.org', '+49 30 1234'])
      expect(own).toContain(secret);
  });
});

test("the reference shows a provider's reason, but not the same word typed by a customer", () => {
  const reason = (stage: Stage) =>
    stage.store.get('serviceProviders/salon/cancelledReservations/r')?.cancellationReason;
  const providerDocuments = bookingWithSecrets('cut');
  providerDocuments.pass('reservation.markNoShow', target, { by: owner, at: later(120) });
  expect(reason(providerDocuments)).toBe('no-show');
  const ofAlice = bookingWithSecrets('cut');
  ofAlice.pass('reservation.cancel', { ...target, reason: 'no-show' }, { by: alice });
  expect(reason(ofAlice)).toBeUndefined();
});

test("the provider's event has service and price, but only the id of the customer", () => {
  const payload = bookingWithSecrets('cut').store.list('serviceProviders/salon/events')[0]?.payload;
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
