import { describe, expect, test } from 'vitest';
import { club, paying, plans, subscribed, subscription } from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, gateway, later, owner, schedule, staff } from '../../../test-kit/salon.ts';

const words = 'my divorce is tomorrow';

/** Secrets of the subscriber: name, companions, payment, own words. */
const secrets = ['Alice', 'alice@example.org', 'Ann Friend', 'ann@example.org', '+49 30 1234', 'pi_', 'stripe', words];

/** A subscription that contains all secrets. */
const subscriptionWithSecrets = (): Stage => {
  const stage = club();
  const subscribers = [{ name: 'Ann Friend', email: 'ann@example.org', phone: '+49 30 1234' }, 'Alice'];
  stage.pass('subscription.create', { subscriptionId: 's', planId: 'paid', subscribers }, { by: alice });
  return stage;
};

const pay = (stage: Stage, paymentId: string) =>
  stage.pass('subscription.confirmPayment', { ...subscribed, ...paying, paymentId }, { by: gateway });

const ends: Record<string, (stage: Stage) => void> = {
  'as made': () => {},
  'paid, renewed and cancelled': (stage) => {
    pay(stage, 'pi_1');
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice });
    pay(stage, 'pi_2');
    stage.pass('subscription.cancel', { ...subscribed, reason: words }, { by: alice });
  },
  'cancelled, paid too late': (stage) => {
    stage.pass('subscription.cancel', { ...subscribed, reason: words }, { by: alice });
    pay(stage, 'pi_1');
  },
  expired: (stage) => {
    stage.pass('subscription.expire', subscribed, { by: schedule, at: later(24 * 60) });
  },
  "cancelled by staff with the customer's words": (stage) => {
    stage.pass('subscription.cancel', { ...subscribed, reason: words }, { by: staff });
  },
};

/** All text about its subscriptions that the provider can read. */
const providerTexts = ({ store }: Stage): string[] =>
  store
    .paths()
    .filter((path) => /^serviceProviders\/salon\/(events|counters|\w+Subscriptions)\//.test(path))
    .map((path) => JSON.stringify(store.get(path)));

describe.each(Object.entries(ends))('the provider learns no secret: %s', (_, happens) => {
  const stage = subscriptionWithSecrets();
  happens(stage);
  const documents = providerTexts(stage);

  test('finds documents to read', () => {
    const events = documents.filter((text) => text.includes('"reference"'));
    expect(events).toHaveLength(subscription(stage).version);
    for (const event of events) expect(event).toContain(subscription(stage).code);
  });

  test('finds no secret in them', () => {
    expect(secrets.filter((secret) => documents.some((text) => text.includes(secret)))).toEqual([]);
  });

  test("the subscriber's documents contain every secret", () => {
    const own = JSON.stringify([
      stage.store.list('endUsers/alice/subscriptions'),
      stage.store.list('endUsers/alice/events'),
    ]);
    for (const secret of ['Alice Profile', 'Ann Friend', 'ann@example.org', '+49 30 1234'])
      expect(own).toContain(secret);
  });
});

test("the provider's event has plan and price, but only the id of the subscriber", () => {
  const stage = subscriptionWithSecrets();
  const [event] = stage.store.list('serviceProviders/salon/events');
  expect(event?.payload).toEqual({
    subscriptionId: 's',
    userId: 'alice',
    providerId: 'salon',
    providerName: 'Salon salon',
    planId: 'paid',
    planName: plans.paid?.name,
    code: subscription(stage).code,
    timeZone: 'Europe/Berlin',
    status: 'pending',
    periodMonths: 1,
    price: plans.paid?.price,
    pricePaid: { amount: 0, currency: 'EUR' },
    paymentStatus: 'pending',
    holdExpiresAt: later(24 * 60),
  });
  expect(event?.reference).toEqual(stage.store.get('serviceProviders/salon/pendingSubscriptions/s'));
});

test('events are equal on both sides, except for payload and reference', () => {
  const stage = subscriptionWithSecrets();
  ends['paid, renewed and cancelled']?.(stage);
  const head = ({ payload: _p, before: _b, reference: _r, ...rest }: Readonly<Record<string, unknown>>) => rest;
  const own = stage.store.list('endUsers/alice/events');
  expect(own.map(({ type }) => type)).toEqual([
    'subscription.created',
    'subscription.activated',
    'subscription.renewalRequested',
    'subscription.renewed',
    'subscription.cancelled',
  ]);
  expect(stage.store.list('serviceProviders/salon/events').map(head)).toEqual(own.map(head));
  expect(own.filter((event) => 'reference' in event)).toEqual([]);
});

test('the provider sees whether a period was paid, but not how', () => {
  const stage = subscriptionWithSecrets();
  pay(stage, 'pi_1');
  const activated = stage.store.list('serviceProviders/salon/events')[1];
  const { startDate, termMonths, expiryDate } = subscription(stage);
  expect(activated?.payload).toEqual({ paid: true, term: { startDate, termMonths, expiryDate } });
  stage.pass('subscription.cancel', { ...subscribed, reason: words }, { by: owner });
  expect(stage.store.list('serviceProviders/salon/events')[2]?.payload).toEqual({ cancelledBy: 'provider' });
});
