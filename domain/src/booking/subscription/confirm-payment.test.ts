import { describe, expect, test } from 'vitest';
import { counted } from '../../../test-kit/agree.ts';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import {
  catalogue,
  clubPaid,
  clubWith,
  fee,
  paying,
  reminded,
  subscribed,
  subscription,
} from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, gateway, later, monday, owner, rival, schedule, staff } from '../../../test-kit/salon.ts';
import { paymentRef } from '../payments/path.ts';

const day = 24 * 60;

const pay = (stage: Stage, minutes = 5, more: object = {}) =>
  stage.pass('subscription.confirmPayment', { ...subscribed, ...paying, ...more }, { by: gateway, at: later(minutes) });
const refusal = (stage: Stage, more: object = {}, by = gateway) =>
  stage.refused('subscription.confirmPayment', { ...subscribed, ...paying, ...more }, { by, at: later(5) });

test('a payment starts the subscription at the time of its arrival', () => {
  const stage = clubWith('paid');
  pay(stage);
  expect(subscription(stage)).toMatchObject({
    status: 'active',
    startDate: later(5),
    expiryDate: new Date('2026-06-04T06:05:00Z'),
    paymentStatus: 'paid',
    pricePaid: fee,
    paymentId: 'pi_1',
    gateway: 'stripe',
    version: 2,
  });
  expect(subscription(stage)).not.toHaveProperty('holdExpiresAt');
  expect(counted(stage)).toEqual({ pendingSubscriptions: 0, activeSubscriptions: 1, totalSubscriptions: 1 });
  expect(reminded(stage)).toEqual([new Date('2026-05-28T06:05:00Z')]);
  expectSubscriptionsAgree(stage);
});

test('keeps price and months from the day of the order', () => {
  const stage = clubWith('paid');
  catalogue(stage, 'paid', { price: { amount: 9900, currency: 'EUR' }, periodMonths: 12 });
  pay(stage);
  expect(subscription(stage)).toMatchObject({ pricePaid: fee, termMonths: 1 });
});

describe('a late payment', () => {
  test.each([
    ['before any sweep', () => {}],
    [
      'after the sweep',
      (stage: Stage) => stage.pass('subscription.expire', subscribed, { by: schedule, at: later(day) }),
    ],
  ])('starts the subscription: %s', (_, happens) => {
    const stage = clubWith('paid');
    happens(stage);
    pay(stage, 3 * day);
    expect(subscription(stage)).toMatchObject({ status: 'active', startDate: later(3 * day), paymentStatus: 'paid' });
    for (const gone of ['holdExpiresAt', 'cancelledAt', 'cancelledBy', 'cancellationReason']) {
      expect(subscription(stage)).not.toHaveProperty(gone);
    }
    expectSubscriptionsAgree(stage);
  });

  test.each([
    ['the subscriber, with a reserved word as reason', alice, 'expired'],
    ['staff', staff, 'moved away'],
    ['a server', schedule, undefined],
  ])('becomes due for refund after a cancellation by %s', (_, by, reason) => {
    const stage = clubWith('paid');
    stage.pass('subscription.cancel', { ...subscribed, reason }, { by });
    pay(stage);
    expect(subscription(stage)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refundDue',
      refundDue: fee,
      pricePaid: { amount: 0, currency: 'EUR' },
      paymentId: 'pi_1',
    });
    expect(subscription(stage)).not.toHaveProperty('startDate');
    expect(reminded(stage)).toEqual([]);
    expect(refusal(stage, { paymentId: 'pi_2' })).toMatchObject({ details: { paymentStatus: 'refundDue' } });
    expectSubscriptionsAgree(stage);
  });

  test('for a renewal becomes due for refund if the subscription was cancelled', () => {
    const stage = clubPaid();
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice });
    stage.pass('subscription.cancel', subscribed, { by: alice });
    pay(stage, 5, { paymentId: 'pi_2' });
    expect(subscription(stage)).toMatchObject({ status: 'cancelled', paymentStatus: 'refundDue', refundDue: fee });
    expect(subscription(stage)).not.toHaveProperty('renewalDue');
    expectSubscriptionsAgree(stage);
  });
});

describe('a payment that is reported again', () => {
  const path = paymentRef('stripe', 'pi_1').path;

  test.each([
    ['by this version', () => {}],
    ['by an earlier version', ({ store }: Stage) => store.commit([{ op: 'drop', path }], monday)],
  ])('pays no renewal if it was applied %s', (_, happens) => {
    const stage = clubPaid();
    happens(stage);
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice });
    expect(pay(stage)).toMatchObject({ eventIds: [], writes: [] });
    const other = refusal(stage, { amount: { ...fee, amount: 1 } });
    expect(other).toMatchObject({ code: 'failed-precondition', details: { reason: 'applied', applied: fee.amount } });
    pay(stage, 5, { paymentId: 'pi_2' });
    expect(subscription(stage)).toMatchObject({ termMonths: 2, paymentId: 'pi_2' });
    expectSubscriptionsAgree(stage);
  });

  test('has no effect after another one either', () => {
    const stage = clubPaid();
    stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice });
    pay(stage, 5, { paymentId: 'pi_2' });
    expect(pay(stage)).toMatchObject({ eventIds: [], writes: [] });
  });
});

describe('rejects a payment', () => {
  test.each([
    ['the subscriber', alice],
    ['the owner', owner],
    ['the owner of another provider', rival],
  ])('reported by %s', (_, by) => {
    expect(refusal(clubWith('paid'), {}, by).code).toBe('permission-denied');
  });

  test.each([
    ['too little', { amount: 1899, currency: 'EUR' }],
    ['too much', { amount: 1901, currency: 'EUR' }],
    ['another currency', { amount: 1900, currency: 'USD' }],
  ])('of %s', (_, amount) => {
    const stage = clubWith('paid');
    expect(refusal(stage, { amount })).toMatchObject({ code: 'failed-precondition', details: { field: 'amount' } });
    expect(subscription(stage).status).toBe('pending');
  });

  test('of somebody who pays a second time', () => {
    const twice = { code: 'failed-precondition', details: { status: 'active', paymentStatus: 'paid' } };
    expect(refusal(clubPaid(), { paymentId: 'pi_2' })).toMatchObject(twice);
  });

  test('for a free plan', () => {
    expect(refusal(clubWith('free'))).toMatchObject({ details: { paymentStatus: 'none' } });
  });

  test('for a subscription with another provider', () => {
    const how = { by: gateway, providerId: 'rival' };
    const elsewhere = clubWith('paid').refused('subscription.confirmPayment', { ...subscribed, ...paying }, how);
    expect(elsewhere).toMatchObject({ code: 'not-found', details: { field: 'subscriptionId' } });
  });

  test('at another version', () => {
    const how = { by: gateway, expectedVersion: 2, at: monday };
    const late = clubWith('paid').refused('subscription.confirmPayment', { ...subscribed, ...paying }, how);
    expect(late).toMatchObject({ code: 'aborted', details: { currentVersion: 1 } });
  });
});
