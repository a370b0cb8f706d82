import { describe, expect, test } from 'vitest';
import { counted } from '../../../test-kit/agree.ts';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import { clubPaid, clubWith, counterfoil, paying, reminded, subscribed, subscription } from '../../../test-kit/club.ts';
import {
  alice,
  bob,
  cook,
  formerStaff,
  gateway,
  later,
  owner,
  rival,
  schedule,
  staff,
} from '../../../test-kit/salon.ts';

const day = 24 * 60;
const end = new Date('2026-06-04T06:00:00Z');
const justBefore = new Date(end.getTime() - 1);

const parties = [
  ['endUser', alice],
  ['provider', staff],
  ['system', schedule],
] as const;

describe.each(parties)('cancelled by %s', (party, by) => {
  test('ends an active subscription at once, with its reminder', () => {
    const stage = clubPaid();
    expect(reminded(stage)).toHaveLength(1);
    stage.pass('subscription.cancel', { ...subscribed, reason: 'moved away' }, { by, at: later(day) });
    expect(subscription(stage)).toMatchObject({
      status: 'cancelled',
      cancelledBy: party,
      cancellationReason: 'moved away',
      cancelledAt: later(day),
      paymentStatus: 'paid',
    });
    expect(counterfoil(stage)).toMatchObject({ status: 'cancelled', cancelledBy: party, cancelledAt: later(day) });
    expect(reminded(stage)).toEqual([]);
    const counters = { pendingSubscriptions: 0, activeSubscriptions: 0, cancelledSubscriptions: 1 };
    expect(counted(stage)).toEqual({ ...counters, totalSubscriptions: 1 });
    expectSubscriptionsAgree(stage);
  });

  test('ends a pending subscription with its hold', () => {
    const stage = clubWith('paid');
    stage.pass('subscription.cancel', subscribed, { by });
    expect(subscription(stage)).toMatchObject({ status: 'cancelled', paymentStatus: 'pending' });
    for (const absent of ['holdExpiresAt', 'cancellationReason']) {
      expect(subscription(stage)).not.toHaveProperty(absent);
    }
    expectSubscriptionsAgree(stage);
  });

  test('rejects a subscription that has ended', () => {
    const cancelled = clubWith('free');
    cancelled.pass('subscription.cancel', subscribed, { by: alice });
    const expired = clubWith('free');
    expired.pass('subscription.expire', subscribed, { by: schedule, at: end });
    for (const stage of [cancelled, expired]) {
      const { status } = subscription(stage);
      const refusal = stage.refused('subscription.cancel', subscribed, { by, at: end });
      expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status } });
      expectSubscriptionsAgree(stage);
    }
  });
});

test.each([
  ['a stranger', bob],
  ['the kitchen', cook],
  ['former staff', formerStaff],
  ['the owner of another provider', rival],
])('rejects a cancellation by %s for somebody else', (_, by) => {
  expect(clubWith('free').refused('subscription.cancel', subscribed, { by }).code).toBe('permission-denied');
});

test("does not find the subscriber's subscription under another provider", () => {
  const elsewhere = clubWith('free').refused('subscription.cancel', subscribed, { by: alice, providerId: 'rival' });
  expect(elsewhere.code).toBe('not-found');
});

test.each([owner, schedule])('rejects a reserved reason from %j, but accepts it from the subscriber', (by) => {
  const stage = clubWith('free');
  const reason = 'expired';
  const typed = stage.refused('subscription.cancel', { ...subscribed, reason }, { by });
  expect(typed).toMatchObject({ code: 'invalid-argument', details: { field: 'reason' } });
  stage.pass('subscription.cancel', { ...subscribed, reason }, { by: alice });
  expect(subscription(stage).cancellationReason).toBe(reason);
  expect(counterfoil(stage)).not.toHaveProperty('cancellationReason');
});

describe('the schedule', () => {
  test('expires an active subscription after its term', () => {
    const stage = clubPaid();
    const early = stage.refused('subscription.expire', subscribed, { by: schedule, at: justBefore });
    expect(early).toMatchObject({ code: 'failed-precondition', details: { reason: 'running' } });
    stage.pass('subscription.expire', subscribed, { by: schedule, at: end });
    expect(subscription(stage)).toMatchObject({ status: 'expired', expiredAt: end, expiryDate: end });
    expect(subscription(stage)).not.toHaveProperty('cancelledAt');
    expect(counterfoil(stage)).toMatchObject({ status: 'expired', expiredAt: end });
    expect(reminded(stage)).toEqual([]);
    expectSubscriptionsAgree(stage);
  });

  test('cancels a pending subscription without payment after one day', () => {
    const stage = clubWith('paid');
    const early = stage.refused('subscription.expire', subscribed, { by: schedule, at: later(day - 1) });
    expect(early).toMatchObject({ code: 'failed-precondition', details: { reason: 'held' } });
    stage.pass('subscription.expire', subscribed, { by: schedule, at: later(day) });
    const expiredUnpaid = { status: 'cancelled', cancelledBy: 'system', cancellationReason: 'expired' };
    expect(subscription(stage)).toMatchObject({ ...expiredUnpaid, cancelledAt: later(day) });
    expect(counterfoil(stage)).toMatchObject(expiredUnpaid);
    expectSubscriptionsAgree(stage);
  });

  test('does not expire a renewed subscription', () => {
    const stage = clubWith('free');
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: justBefore });
    const refusal = stage.refused('subscription.expire', subscribed, { by: schedule, at: end });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'running' } });
  });

  test('ends a subscription once', () => {
    const stage = clubWith('free');
    stage.pass('subscription.expire', subscribed, { by: schedule, at: end });
    const refusal = stage.refused('subscription.expire', subscribed, { by: schedule, at: end });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { status: 'expired' } });
  });

  test('is the only sender that may expire a subscription', () => {
    for (const by of [alice, owner, staff]) {
      const refusal = clubWith('free').refused('subscription.expire', subscribed, { by, at: end });
      expect(refusal.code).toBe('permission-denied');
    }
  });

  test('does not end a subscription of another provider or at another version', () => {
    const stage = clubWith('free');
    const expire = (more: object) =>
      stage.refused('subscription.expire', subscribed, { by: schedule, at: end, ...more });
    expect(expire({ providerId: 'rival' }).code).toBe('not-found');
    expect(expire({ expectedVersion: 2 })).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });
});

test('a payment after the sweep still starts the subscription', () => {
  const stage = clubWith('paid');
  stage.pass('subscription.expire', subscribed, { by: schedule, at: later(day) });
  stage.pass('subscription.confirmPayment', { ...subscribed, ...paying }, { by: gateway, at: later(2 * day) });
  expect(subscription(stage)).toMatchObject({ status: 'active', startDate: later(2 * day), version: 3 });
});
