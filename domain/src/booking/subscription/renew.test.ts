import { describe, expect, test } from 'vitest';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import {
  catalogue,
  clubPaid,
  clubWith,
  counterfoil,
  fee,
  paying,
  reminded,
  subscribed,
  subscription,
} from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, gateway, monday, schedule } from '../../../test-kit/salon.ts';
import { dueShard } from '../../kernel/due-shard.ts';

const utc = (text: string) => new Date(`${text}:00Z`);
const renewal = { subscriptionId: 's' };
const renew = (stage: Stage, at: Date) => stage.pass('subscription.renew', renewal, { by: alice, at });
const pay = (stage: Stage, at: Date, more: object = {}) =>
  stage.pass(
    'subscription.confirmPayment',
    { ...subscribed, ...paying, paymentId: 'pi_2', ...more },
    { by: gateway, at },
  );
const expire = (stage: Stage, at: Date) => stage.pass('subscription.expire', subscribed, { by: schedule, at });

/** The expiry after each renewal, made one day ahead of it. `start` is UTC; the provider is in Berlin. */
const expiries = (start: string, renewals: number): (string | undefined)[] => {
  const stage = clubWith('free', utc(start));
  const seen = [subscription(stage).expiryDate];
  for (let n = 0; n < renewals; n++) {
    renew(stage, new Date((seen.at(-1)?.getTime() ?? 0) - 86_400_000));
    seen.push(subscription(stage).expiryDate);
    expectSubscriptionsAgree(stage);
  }
  return seen.map((date) => date?.toISOString().slice(0, 16));
};

describe('a renewal of a free subscription extends it at once by calendar months', () => {
  test('from the 31st, without losing the day to a short month', () => {
    const expected = ['2026-02-28T11:00', '2026-03-31T10:00', '2026-04-30T10:00', '2026-05-31T10:00'];
    expect(expiries('2026-01-31T11:00', 3)).toEqual(expected);
  });

  test('in a leap year', () => {
    expect(expiries('2028-01-31T11:00', 1)).toEqual(['2028-02-29T11:00', '2028-03-31T10:00']);
  });

  test('from the 31st in the zone, where it is the 30th in UTC', () => {
    expect(expiries('2026-01-30T23:30', 1)).toEqual(['2026-02-27T23:30', '2026-03-30T22:30']);
  });

  test('at the same local time after a clock change', () => {
    expect(expiries('2026-02-20T01:30', 2)).toEqual(['2026-03-20T01:30', '2026-04-20T00:30', '2026-05-20T00:30']);
    expect(expiries('2026-09-20T00:30', 1)).toEqual(['2026-10-20T00:30', '2026-11-20T01:30']);
  });

  test('one hour later on the day that skips the time, and on time afterwards', () => {
    expect(expiries('2026-02-28T01:30', 1)).toEqual(['2026-03-28T01:30', '2026-04-28T00:30']);
    expect(expiries('2026-01-29T01:30', 2)).toEqual(['2026-02-28T01:30', '2026-03-29T01:30', '2026-04-29T00:30']);
  });

  test('from now if it has ended, swept or not', () => {
    for (const swept of [true, false]) {
      const stage = clubWith('free', monday);
      const back = utc('2026-08-31T10:00');
      if (swept) expire(stage, utc('2026-06-04T07:00'));
      renew(stage, back);
      const again = { status: 'active', startDate: back, termMonths: 1, expiryDate: utc('2026-09-30T10:00') };
      expect(subscription(stage)).toMatchObject(again);
      expect(subscription(stage)).not.toHaveProperty('expiredAt');
      expect(reminded(stage)).toEqual([utc('2026-09-23T10:00')]);
      expectSubscriptionsAgree(stage);
    }
  });

  test('and moves its reminder, even one that was sent', () => {
    const stage = clubWith('free', monday);
    const path = 'scheduledReminders/alice.s.subscriptionRenewal';
    stage.store.commit([{ op: 'update', path, data: { ...stage.store.get(path), status: 'sent' } }], monday);
    renew(stage, utc('2026-05-30T06:00'));
    expect(stage.store.get(path)).toEqual({
      ...dueShard(path),
      userId: 'alice',
      providerId: 'salon',
      subscriptionId: 's',
      type: 'subscriptionRenewal',
      scheduledFor: utc('2026-06-27T06:00'),
      status: 'scheduled',
      createdAt: utc('2026-05-30T06:00'),
      updatedAt: utc('2026-05-30T06:00'),
    });
  });
});

describe('a renewal of a paid subscription', () => {
  test('waits for the payment while the term runs on', () => {
    const stage = clubPaid();
    renew(stage, monday);
    expect(subscription(stage)).toMatchObject({
      status: 'active',
      paymentStatus: 'pending',
      renewalDue: fee,
      renewalMonths: 1,
      expiryDate: utc('2026-06-04T06:00'),
    });
    expect(counterfoil(stage)).toMatchObject({ status: 'active', renewalDue: fee });
    expect(reminded(stage)).toEqual([utc('2026-05-28T06:00')]);
    expectSubscriptionsAgree(stage);
  });

  test('extends the term from its end when the payment arrives', () => {
    const stage = clubPaid();
    renew(stage, monday);
    pay(stage, utc('2026-06-01T09:00'));
    expect(subscription(stage)).toMatchObject({
      paymentStatus: 'paid',
      paymentId: 'pi_2',
      startDate: monday,
      termMonths: 2,
      expiryDate: utc('2026-07-04T06:00'),
    });
    for (const gone of ['renewalDue', 'renewalMonths']) expect(subscription(stage)).not.toHaveProperty(gone);
    expect(reminded(stage)).toEqual([utc('2026-06-27T06:00')]);
    expectSubscriptionsAgree(stage);
  });

  test.each([true, false])('starts from the payment if the term has ended meanwhile (swept: %s)', (swept) => {
    const stage = clubPaid();
    renew(stage, utc('2026-06-03T12:00'));
    if (swept) expire(stage, utc('2026-06-04T06:00'));
    pay(stage, utc('2026-06-05T06:00'));
    expect(subscription(stage)).toMatchObject({ status: 'active', expiryDate: utc('2026-07-05T06:00') });
    expectSubscriptionsAgree(stage);
  });

  test('uses the current catalogue', () => {
    const stage = clubPaid();
    const price = { amount: 4900, currency: 'EUR' };
    catalogue(stage, 'paid', { price, periodMonths: 3 });
    renew(stage, monday);
    catalogue(stage, 'paid', { price: fee, periodMonths: 1 });
    const cheap = { ...subscribed, ...paying, paymentId: 'pi_2' };
    expect(stage.refused('subscription.confirmPayment', cheap, { by: gateway })).toMatchObject({
      details: { field: 'amount' },
    });
    pay(stage, monday, { amount: price });
    expect(subscription(stage)).toMatchObject({
      price,
      pricePaid: price,
      periodMonths: 3,
      termMonths: 4,
      expiryDate: utc('2026-09-04T06:00'),
    });
    expectSubscriptionsAgree(stage);
  });

  test('takes effect at once if the plan has become free', () => {
    const stage = clubPaid();
    catalogue(stage, 'paid', { price: { amount: 0, currency: 'EUR' } });
    renew(stage, monday);
    const free = { termMonths: 2, paymentStatus: 'none', pricePaid: { amount: 0, currency: 'EUR' } };
    expect(subscription(stage)).toMatchObject(free);
    expectSubscriptionsAgree(stage);
  });
});
