import { describe, expect, test } from 'vitest';
import { counted } from '../../../test-kit/agree.ts';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import { club, clubWith, counterfoil, fee, planPath, plans, reminded, subscription } from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, at, bob, later, monday, schedule } from '../../../test-kit/salon.ts';
import { dueShard } from '../../kernel/due-shard.ts';

const payload = { subscriptionId: 's', planId: 'free' };

const refusal = (more: object = {}, stage = club(), by = alice) =>
  stage.refused('subscription.create', { ...payload, ...more }, { by });

describe('a subscription', () => {
  test('to a free plan runs at once; its full document belongs to the subscriber', () => {
    const stage = club();
    const subscribers = ['Ann', { name: 'Ben', email: 'ben@example.org' }];
    const { version, eventIds } = stage.pass('subscription.create', { ...payload, subscribers }, { by: alice });
    expect({ version, eventIds }).toEqual({ version: 1, eventIds: ['command-1_0'] });
    expect(subscription(stage)).toEqual({
      ...dueShard('s'),
      subscriptionId: 's',
      userId: 'alice',
      userName: 'Alice Profile',
      providerId: 'salon',
      providerName: 'Salon salon',
      planId: 'free',
      planName: 'News, free',
      code: expect.stringMatching(/^[0-9A-Z]{8}$/),
      timeZone: 'Europe/Berlin',
      subscribers: [{ name: 'Ann' }, { name: 'Ben', email: 'ben@example.org' }],
      status: 'active',
      startDate: monday,
      termMonths: 1,
      expiryDate: new Date('2026-06-04T06:00:00Z'),
      periodMonths: 1,
      price: { amount: 0, currency: 'EUR' },
      pricePaid: { amount: 0, currency: 'EUR' },
      paymentStatus: 'none',
      version: 1,
      lastCommandId: 'command-1',
      createdAt: monday,
      updatedAt: monday,
    });
    expect(reminded(stage)).toEqual([new Date('2026-05-28T06:00:00Z')]);
    expect(counted(stage)).toEqual({ activeSubscriptions: 1, totalSubscriptions: 1 });
    expectSubscriptionsAgree(stage);
  });

  test("to a paid plan waits one day for the payment, at the catalogue's price", () => {
    const stage = clubWith('paid');
    expect(subscription(stage)).toMatchObject({
      status: 'pending',
      paymentStatus: 'pending',
      price: fee,
      pricePaid: { amount: 0, currency: 'EUR' },
      holdExpiresAt: later(24 * 60),
    });
    for (const absent of ['startDate', 'termMonths', 'expiryDate', 'paymentId']) {
      expect(subscription(stage)).not.toHaveProperty(absent);
    }
    expect(counted(stage)).toEqual({ pendingSubscriptions: 1, totalSubscriptions: 1 });
    expect(reminded(stage)).toEqual([]);
    expectSubscriptionsAgree(stage);
  });

  test('writes reference and events for both sides', () => {
    const stage = clubWith('year');
    expect(counterfoil(stage)).toMatchObject({
      status: 'pending',
      code: subscription(stage).code,
      planName: 'Club, a year',
      periodMonths: 12,
    });
    for (const events of ['endUsers/alice/events', 'serviceProviders/salon/events']) {
      expect(stage.store.get(`${events}/command-1_0`)).toMatchObject({
        type: 'subscription.created',
        entityType: 'subscription',
        entityId: 's',
        version: 1,
        createdBy: 'alice',
      });
    }
    const shards = stage.store.list('serviceProviders/salon/counters');
    expect(shards).toMatchObject([{ lastSubscriptionAt: monday, updatedAt: monday }]);
  });

  test('and a reservation may share an id, with different codes', () => {
    const stage = clubWith('free');
    const booking = { reservationId: 's', serviceId: 'cut', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', booking, { by: alice });
    expect(stage.store.get('endUsers/alice/reservations/s')?.code).not.toBe(subscription(stage).code);
    expectSubscriptionsAgree(stage);
  });
});

describe('rejects a subscription', () => {
  test.each<[string, object, string, string]>([
    ['to an unknown plan', { planId: 'gold' }, 'not-found', 'planId'],
    ['with a price in the payload', { price: fee }, 'invalid-argument', 'price'],
    ['with an invalid plan id', { planId: 'a/b' }, 'invalid-argument', 'planId'],
    ['with an invalid id', { subscriptionId: '..' }, 'invalid-argument', 'subscriptionId'],
    ['with a nameless subscriber', { subscribers: [' '] }, 'invalid-argument', 'subscribers.0'],
    ['with too many subscribers', { subscribers: Array(201).fill('Ann') }, 'invalid-argument', 'subscribers'],
  ])('%s', (_, more, code, field) => {
    expect(refusal(more)).toMatchObject({ code, details: { field } });
  });

  test.each<[string, (stage: Stage) => void]>([
    ['pending', () => {}],
    [
      'cancelled',
      (stage) => stage.pass('subscription.cancel', { userId: 'alice', subscriptionId: 's' }, { by: alice }),
    ],
  ])('with an id that is taken at the provider and %s, for every user', (_, happens) => {
    const stage = clubWith('paid');
    happens(stage);
    for (const by of [alice, bob]) {
      expect(refusal({}, stage, by)).toMatchObject({ code: 'already-exists', details: { field: 'subscriptionId' } });
    }
    expectSubscriptionsAgree(stage);
  });

  test('with an own id that is taken at another provider', () => {
    const stage = clubWith('free', monday, { 'serviceProviders/rival/plans/free': plans.free ?? {} });
    const there = { by: alice, providerId: 'rival' };
    expect(stage.refused('subscription.create', payload, there).code).toBe('already-exists');
  });

  test('with an unknown provider', () => {
    const unknown = club().refused('subscription.create', payload, { by: alice, providerId: 'nowhere' });
    expect(unknown).toMatchObject({ code: 'not-found', details: { field: 'providerId' } });
  });

  test('with an expected version, because none exists yet', () => {
    const seen = club().refused('subscription.create', payload, { by: alice, expectedVersion: 1 });
    expect(seen).toMatchObject({ code: 'aborted', details: { currentVersion: 0 } });
  });

  test('by a system actor', () => {
    expect(refusal({}, club(), schedule).code).toBe('permission-denied');
  });

  test.each([0, 121, 1.5])('to a plan of %d months, which the schema forbids', (periodMonths) => {
    const stage = club({ [planPath('odd')]: { ...plans.free, periodMonths } });
    expect(() => refusal({ planId: 'odd' }, stage)).toThrow('periodMonths');
  });
});
