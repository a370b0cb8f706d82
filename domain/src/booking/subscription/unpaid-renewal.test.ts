import { describe, expect, test } from 'vitest';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import {
  catalogue,
  clubPaid,
  clubWith,
  counterfoil,
  fee,
  paying,
  subscribed,
  subscription,
} from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, bob, gateway, later, monday, schedule, staff } from '../../../test-kit/salon.ts';
import { subscriptionRef } from './paths.ts';

const day = 24 * 60;
/** The term of Alice's subscription ends here. */
const end = new Date('2026-06-04T06:00:00Z');

const renew = (stage: Stage, minutes: number) =>
  stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(minutes) });
const expire = (stage: Stage, minutes: number) =>
  stage.pass('subscription.expire', subscribed, { by: schedule, at: later(minutes) });
const second = { ...subscribed, ...paying, paymentId: 'pi_2' };
const pay = (stage: Stage, minutes: number) =>
  stage.pass('subscription.confirmPayment', second, { by: gateway, at: later(minutes) });

/** A paid subscription with an unpaid renewal, requested on its first day. */
const renewing = (): Stage => {
  const stage = clubPaid();
  renew(stage, 0);
  return stage;
};

/** A subscription that has expired, with an unpaid renewal requested half a day later. */
const expiredRenewing = (): Stage => {
  const stage = clubPaid();
  stage.pass('subscription.expire', subscribed, { by: schedule, at: end });
  stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(day / 2, end) });
  return stage;
};

const withoutRenewal = (stage: Stage) => {
  for (const gone of ['renewalDue', 'renewalMonths', 'holdExpiresAt']) {
    expect(subscription(stage)).not.toHaveProperty(gone);
    expect(counterfoil(stage)).not.toHaveProperty(gone);
  }
  expectSubscriptionsAgree(stage);
};

describe('an unpaid renewal', () => {
  test('holds its price for a day, as a first payment does', () => {
    const stage = renewing();
    expect(subscription(stage).holdExpiresAt).toEqual(later(day));
    expect(counterfoil(stage).holdExpiresAt).toEqual(later(day));
    const early = stage.refused('subscription.expire', subscribed, { by: schedule, at: later(day - 1) });
    expect(early).toMatchObject({ code: 'failed-precondition', details: { reason: 'running' } });
  });

  test('lapses while the term runs on', () => {
    const stage = renewing();
    expire(stage, day);
    expect(subscription(stage)).toMatchObject({ status: 'active', paymentStatus: 'paid', expiryDate: end });
    withoutRenewal(stage);
    expect(stage.store.list('serviceProviders/salon/events').at(-1)).toMatchObject({
      type: 'subscription.renewalExpired',
      createdBy: 'system:expireHolds',
    });
    renew(stage, 2 * day);
    expect(subscription(stage)).toMatchObject({ paymentStatus: 'pending', renewalDue: fee });
    expect(subscription(stage)).not.toHaveProperty('lapsedRenewal');
    expectSubscriptionsAgree(stage);
  });

  test('lapses after the term, which ends first', () => {
    const stage = clubPaid();
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(-60, end) });
    const late = { by: schedule, at: later(2 * day, end) };
    stage.pass('subscription.expire', subscribed, late);
    expect(subscription(stage)).toMatchObject({ status: 'expired', renewalDue: fee });
    stage.pass('subscription.expire', subscribed, late);
    expect(subscription(stage)).toMatchObject({ status: 'expired', paymentStatus: 'paid' });
    withoutRenewal(stage);
    const again = stage.refused('subscription.expire', subscribed, late);
    expect(again).toMatchObject({ code: 'failed-precondition', details: { status: 'expired' } });
  });

  test('lapses a day after its last change if it was requested before renewals had holds', () => {
    const stage = renewing();
    const { path } = subscriptionRef('alice', 's');
    const { holdExpiresAt: _, ...old } = subscription(stage);
    stage.store.commit([{ op: 'set', path, data: old }], monday);
    stage.refused('subscription.expire', subscribed, { by: schedule, at: later(day - 1) });
    expire(stage, day);
    expect(subscription(stage)).toMatchObject({ status: 'active', paymentStatus: 'paid' });
  });
});

describe('a cancellation of an expired subscription', () => {
  test.each([
    ['the subscriber', alice, 'endUser'],
    ['staff', staff, 'provider'],
  ])('by %s drops the unpaid renewal and leaves the subscription expired', (_, by, cancelledBy) => {
    const stage = expiredRenewing();
    const how = { by, at: later(day, end) };
    stage.pass('subscription.cancel', { ...subscribed, reason: 'too dear, says Bella' }, how);
    expect(subscription(stage)).toMatchObject({ status: 'expired', paymentStatus: 'paid' });
    withoutRenewal(stage);
    const [event] = stage.store.list('serviceProviders/salon/events').slice(-1);
    expect(event).toMatchObject({ type: 'subscription.renewalCancelled', payload: { cancelledBy } });
    expect(JSON.stringify(event)).not.toContain('Bella');
    expect(stage.refused('subscription.cancel', subscribed, how)).toMatchObject({ details: { status: 'expired' } });
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(2 * day, end) });
    expectSubscriptionsAgree(stage);
  });

  test('is denied to a stranger', () => {
    const refusal = expiredRenewing().refused('subscription.cancel', subscribed, { by: bob });
    expect(refusal.code).toBe('permission-denied');
  });
});

describe('a late payment of a renewal', () => {
  const hold = day;
  const month = 30 * day;

  test.each([
    ['swept', true],
    ['not swept yet', false],
  ])('counts at its price for 30 days after its hold: %s', (_, swept) => {
    const stage = renewing();
    if (swept) expire(stage, hold);
    catalogue(stage, 'paid', { price: { ...fee, amount: 4900 } });
    pay(stage, hold + month - 1);
    expect(subscription(stage)).toMatchObject({
      status: 'active',
      paymentStatus: 'paid',
      pricePaid: fee,
      termMonths: 2,
    });
    expect(subscription(stage)).not.toHaveProperty('lapsedRenewal');
    withoutRenewal(stage);
  });

  test.each([
    ['swept, 30 days late', true, hold + month],
    ['swept, three years late', true, 3 * 365 * day],
    ['not swept, three years late', false, 3 * 365 * day],
  ])('is due for refund after that, and extends nothing: %s', (_, swept, minutes) => {
    const stage = renewing();
    if (swept) expire(stage, hold);
    pay(stage, minutes);
    expect(subscription(stage)).toMatchObject({ termMonths: 1, expiryDate: end, refundDue: fee });
    expect(subscription(stage).paymentStatus).toBe('refundDue');
    withoutRenewal(stage);
  });

  test('is due for refund if somebody had dropped the renewal', () => {
    const stage = expiredRenewing();
    stage.pass('subscription.cancel', subscribed, { by: alice, at: later(day, end) });
    stage.pass('subscription.confirmPayment', second, { by: gateway, at: later(day, end) });
    expect(subscription(stage)).toMatchObject({ status: 'expired', paymentStatus: 'refundDue', refundDue: fee });
    withoutRenewal(stage);
  });

  test('of another amount is refused', () => {
    const stage = renewing();
    expire(stage, hold);
    const wrong = { ...second, amount: { ...fee, amount: 1 } };
    const refusal = stage.refused('subscription.confirmPayment', wrong, { by: gateway, at: later(hold) });
    expect(refusal).toMatchObject({ code: 'failed-precondition', details: { field: 'amount' } });
  });
});

test('a first payment that is years late is due for refund, at any price of then', () => {
  for (const swept of [true, false]) {
    const stage = clubWith('paid');
    if (swept) expire(stage, day);
    stage.pass('subscription.confirmPayment', { ...subscribed, ...paying }, { by: gateway, at: later(3 * 365 * day) });
    expect(subscription(stage)).toMatchObject({ paymentStatus: 'refundDue', refundDue: fee });
    expect(subscription(stage)).not.toHaveProperty('startDate');
    expectSubscriptionsAgree(stage);
  }
});
