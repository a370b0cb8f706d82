import { describe, expect, test } from 'vitest';
import { allVouchers, expectVouchers } from '../../../test-kit/agree-vouchers.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  cook,
  gateway,
  later,
  monday,
  offering,
  owner,
  price,
  rival,
  salon,
  schedule,
  staff,
  stored,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { effectsOf } from '../../preview/effects.ts';
import type { Voucher } from './voucher.ts';

const dayMinutes = 24 * 60;
const terms = { packages: ['10 20000 365'], giftCardDays: 30 };
const late = { cancellationPolicy: { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 100 } };

const shop = (more: Parameters<typeof offering>[1] = {}): Stage =>
  salon({ ...offering('paid', { ...terms, ...more }), ...offering('cut', { ...terms, ...more }) });

const ten = 'package-of-ten-0000001';
const card = 'gift-card-0000000000001';

const one = (stage: Stage, voucherId: string): Voucher | undefined =>
  allVouchers(stage).find((voucher) => voucher.voucherId === voucherId);

const pay = (stage: Stage, voucherId: string, amount: number, now = later(1)) =>
  stage.when(
    'voucher.confirmPayment',
    { userId: 'alice', voucherId, paymentId: `pi_${voucherId}`, gateway: 'stripe', amount: { ...price, amount } },
    { by: gateway, at: now },
  );

/** Alice buys ten visits, and pays them. */
const withPackage = (more?: Parameters<typeof offering>[1]): Stage => {
  const stage = shop(more);
  stage.pass('voucher.buy', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: alice });
  pay(stage, ten, 20_000);
  return stage;
};

/** The desk sells a gift card. */
const withCard = (amount: number, more?: Parameters<typeof offering>[1]): Stage => {
  const stage = shop(more);
  stage.pass('voucher.sell', { voucherId: card, serviceId: 'cut', amount }, { by: staff });
  return stage;
};

const book = (stage: Stage, more: { serviceId?: string; partySize?: number; reservationId?: string } = {}) =>
  stage.pass(
    'reservation.create',
    { reservationId: 'r', serviceId: 'paid', startTime: at('10:00'), partySize: 1, ...more },
    { by: alice },
  );

const redeem = (stage: Stage, voucherId: string, by = alice, now = later(2)) =>
  stage.when('voucher.redeem', { voucherId, userId: 'alice', reservationId: 'r' }, { by, at: now });

const reasonOf = (decision: ReturnType<Stage['when']>) =>
  'rejection' in decision ? decision.rejection.details?.reason : 'accepted';

describe('a package', () => {
  test('is sold by the catalogue of the service, and valid once it is paid', () => {
    const stage = shop();
    stage.pass('voucher.buy', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: alice });
    expect(one(stage, ten)).toMatchObject({ status: 'pending', price: { amount: 20_000 }, left: 10, userId: 'alice' });
    book(stage);
    expect(reasonOf(redeem(stage, ten))).toBe('not-paid');
    expect(reasonOf(pay(stage, ten, 19_999))).toBe('wrong-amount');
    pay(stage, ten, 20_000);
    expect(one(stage, ten)).toMatchObject({ status: 'active', expiresAt: later(1 + 365 * dayMinutes) });
    expect(reasonOf(pay(stage, ten, 20_000))).toBe('accepted');
    expect(one(stage, ten)?.version).toBe(2);
  });

  test.each([
    ['another number of visits', { visits: 9 }],
    ['visits of a service that sells none', { visits: 10, serviceId: 'colour' }],
    ['a gift card of a service that sells none', { amount: 100, serviceId: 'colour' }],
  ])('is not sold as %s', (_, more) => {
    const stage = shop();
    const bought = { voucherId: ten, serviceId: 'paid', ...more };
    expect(stage.refused('voucher.buy', bought, { by: alice }).details?.reason).toBe('not-sold');
  });

  test('tells its price before it is bought, and what it leaves to pay of a booking', () => {
    const stage = shop();
    const bought = stage.pass('voucher.buy', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: alice });
    const amount = { ...price, amount: 20_000 };
    expect(effectsOf(bought.writes)).toEqual({ status: 'pending', price: amount, paymentDue: amount });
    const short = withCard(1000);
    book(short);
    const redeemed = redeem(short, card, staff);
    expect('writes' in redeemed && effectsOf(redeemed.writes)).toEqual({
      status: 'pending',
      price,
      paymentDue: { ...price, amount: price.amount - 1000 },
    });
  });

  test('has an id that nobody guesses, and either visits or an amount', () => {
    const stage = shop();
    const short = stage.refused('voucher.buy', { voucherId: 'v1', serviceId: 'paid', visits: 10 }, { by: alice });
    expect(short).toMatchObject({ code: 'invalid-argument', details: { field: 'voucherId' } });
    const both = { voucherId: ten, serviceId: 'paid', visits: 10, amount: 5 };
    expect(stage.refused('voucher.buy', both, { by: alice }).details?.field).toBe('visits');
  });

  test('pays a visit for each seat, which confirms a booking that waits for its payment', () => {
    const stage = withPackage();
    book(stage, { partySize: 2 });
    expect(reasonOf(redeem(stage, ten))).toBe('accepted');
    expect(one(stage, ten)?.left).toBe(8);
    expect(stored(stage)).toMatchObject({
      status: 'confirmed',
      paymentStatus: 'none',
      credit: { voucherId: ten, visits: 2 },
    });
    expect(reasonOf(redeem(stage, ten))).toBe('has-voucher');
    expectVouchers(stage);
  });

  test('pays for its own service alone', () => {
    const stage = withPackage();
    book(stage, { serviceId: 'cut' });
    expect(reasonOf(redeem(stage, ten))).toBe('other-service');
  });

  test('pays no more visits than are left', () => {
    const stage = shop({ packages: ['2 4000 365'], capacity: 5 });
    stage.pass('voucher.sell', { voucherId: ten, serviceId: 'paid', visits: 2 }, { by: staff });
    book(stage, { partySize: 3 });
    expect(redeem(stage, ten, staff)).toMatchObject({ rejection: { details: { reason: 'too-little-left', left: 2 } } });
  });

  test('gets its visit back when the booking is cancelled in time, and not when it is late', () => {
    const early = withPackage();
    book(early);
    redeem(early, ten);
    early.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    expect(one(early, ten)?.left).toBe(10);
    expectVouchers(early);

    const stage = withPackage(late);
    book(stage);
    redeem(stage, ten);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    expect(one(stage, ten)?.left).toBe(9);
    expectVouchers(stage);
  });

  test('lives on for thirty days if the provider cancels after it has expired', () => {
    const stage = shop({ packages: ['10 20000 1'] });
    stage.pass('voucher.sell', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: staff });
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'paid', startTime: at('10:00', '2026-05-06'), partySize: 1 },
      { by: alice },
    );
    redeem(stage, ten, staff);
    const now = later(dayMinutes + 5);
    stage.pass('voucher.expire', { voucherId: ten }, { by: schedule, at: now });
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: now });
    expect(one(stage, ten)).toMatchObject({ status: 'active', left: 10, expiresAt: later(31 * dayMinutes + 5) });
  });

  test('gives its rest back in proportion, through the gateway, and pays nothing any more', () => {
    const stage = withPackage();
    book(stage);
    redeem(stage, ten);
    expect(stage.refused('voucher.refund', { voucherId: ten }, { by: staff }).code).toBe('permission-denied');
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(3) });
    expect(one(stage, ten)).toMatchObject({
      status: 'refunded',
      left: 0,
      refundDue: { amount: 18_000 },
      paymentStatus: 'refundDue',
    });
    const [refund] = stage.store.list('serviceProviders/salon/refunds');
    expect(refund).toMatchObject({ status: 'due', voucherId: ten, amount: { amount: 18_000 } });
    const target = { userId: 'alice', voucherId: ten };
    report(
      stage,
      { paymentId: `pi_${ten}`, target },
      { reportedAt: later(9), refund: { amount: { ...price, amount: 18_000 }, isFull: false } },
    );
    expect(one(stage, ten)).toMatchObject({ paymentStatus: 'refunded', refunded: { amount: 18_000 } });
    expect(stage.store.list('serviceProviders/salon/refunds')[0]).toMatchObject({ status: 'done' });
  });

  test('that was taken back gives back the visit of a booking that is cancelled later', () => {
    const stage = withPackage();
    book(stage);
    redeem(stage, ten);
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(3) });
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(4) });
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(5) });
    expect(one(stage, ten)).toMatchObject({ status: 'refunded', refundDue: { amount: 20_000 } });
    expectVouchers(stage);
  });

  test('pays nothing while its money is disputed', () => {
    const stage = withPackage();
    book(stage);
    const dispute = { id: 'du_1', amount: { ...price, amount: 20_000 }, status: 'open' } as const;
    const paid = { paymentId: `pi_${ten}`, target: { userId: 'alice', voucherId: ten } };
    report(stage, paid, { reportedAt: later(2), dispute });
    expect(reasonOf(redeem(stage, ten))).toBe('not-paid');
    report(stage, paid, { reportedAt: later(3), dispute: { ...dispute, status: 'won' } });
    expect(reasonOf(redeem(stage, ten))).toBe('accepted');
  });
});

describe('a gift card', () => {
  test('pays a part of a booking, and the rest is paid through the gateway', () => {
    const stage = withCard(1000);
    book(stage);
    expect(reasonOf(redeem(stage, card, staff))).toBe('accepted');
    expect(one(stage, card)).toMatchObject({ status: 'used', left: 0 });
    expect(stored(stage)).toMatchObject({
      status: 'pending',
      paymentStatus: 'pending',
      credit: { amount: { amount: 1000 } },
    });
    const rest = { ...price, amount: price.amount - 1000 };
    const payment = { userId: 'alice', reservationId: 'r', paymentId: 'pi_r', gateway: 'stripe' };
    const whole = stage.refused(
      'reservation.confirmPayment',
      { ...payment, amount: price },
      { by: gateway, at: later(3) },
    );
    expect(whole.details?.reason).toBe('wrong-amount');
    stage.pass('reservation.confirmPayment', { ...payment, amount: rest }, { by: gateway, at: later(3) });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });

    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(4) });
    expect(stored(stage)).toMatchObject({ refundDue: rest });
    expect(one(stage, card)).toMatchObject({ status: 'active', left: 1000 });
    expectVouchers(stage);
  });

  test('pays the fee of a late cancellation first', () => {
    const stage = withCard(10_000, late);
    book(stage);
    redeem(stage, card, staff);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    expect(one(stage, card)?.left).toBe(10_000 - price.amount / 2);
    expect(stored(stage)).not.toHaveProperty('refundDue');
    expectVouchers(stage);
  });

  test('gets its part back if nobody pays the rest, and a late payment is given back', () => {
    const stage = withCard(1000);
    book(stage);
    redeem(stage, card, staff);
    stage.pass('reservation.expire', { userId: 'alice', reservationId: 'r' }, { by: schedule, at: later(30) });
    expect(one(stage, card)).toMatchObject({ status: 'active', left: 1000 });
    const amount = { ...price, amount: price.amount - 1000 };
    stage.pass(
      'reservation.confirmPayment',
      { userId: 'alice', reservationId: 'r', paymentId: 'pi_r', gateway: 'stripe', amount },
      { by: gateway, at: later(31) },
    );
    expect(stored(stage)).toMatchObject({ status: 'cancelled', refundDue: amount });
  });

  test('is taken by whoever knows its id, and then spent by its holder alone', () => {
    const stage = withCard(10_000);
    book(stage);
    expect(reasonOf(redeem(stage, card))).toBe('no-voucher');
    stage.pass('voucher.take', { voucherId: card }, { by: alice });
    expect(one(stage, card)?.userId).toBe('alice');
    stage.pass('voucher.take', { voucherId: card }, { by: bob });
    expect(reasonOf(redeem(stage, card))).toBe('no-voucher');
    stage.pass('voucher.take', { voucherId: card }, { by: alice });
    expect(stage.refused('voucher.take', { voucherId: card }, { by: alice }).details?.reason).toBe('voucher-yours');
    expect(reasonOf(redeem(stage, card))).toBe('accepted');
  });

  test('that a customer bought is a package of nobody else', () => {
    const stage = withPackage();
    expect(stage.refused('voucher.take', { voucherId: ten }, { by: bob }).details?.reason).toBe('no-voucher');
  });

  test('ends, and is then only given back', () => {
    const stage = withCard(1000);
    book(stage);
    const now = later(30 * dayMinutes);
    expect(stage.refused('voucher.expire', { voucherId: card }, { by: schedule, at: later(9) }).details?.reason).toBe(
      'running',
    );
    expect(stage.refused('voucher.take', { voucherId: card }, { by: alice, at: now }).details?.reason).toBe(
      'voucher-expired',
    );
    stage.pass('voucher.expire', { voucherId: card }, { by: schedule, at: now });
    stage.pass('voucher.refund', { voucherId: card }, { by: owner, at: now });
    expect(one(stage, card)).toMatchObject({ status: 'refunded', paymentStatus: 'none' });
    expect(stage.store.list('serviceProviders/salon/refunds')).toEqual([]);
  });

  test('is sold and accepted by the front of the house alone', () => {
    const stage = withCard(1000);
    book(stage);
    const sold = { voucherId: `${card}2`, serviceId: 'cut', amount: 5 };
    for (const by of [cook, bob, rival])
      expect(stage.refused('voucher.sell', sold, { by }).details?.reason).toBe('needs-role');
    for (const by of [cook, rival]) expect(reasonOf(redeem(stage, card, by))).toBe('needs-role');
  });
});

describe('a refusal', () => {
  const bought = { voucherId: ten, serviceId: 'paid', visits: 10 };
  const reasons = (stage: Stage) => ({
    of: (...sent: Parameters<Stage['refused']>) => stage.refused(...sent).details?.reason,
  });

  test.each(['voucher.buy', 'voucher.sell'] as const)('%s needs a person, a provider and a service', (type) => {
    const stage = shop();
    const { of } = reasons(stage);
    const by = type === 'voucher.buy' ? alice : staff;
    expect(of(type, bought, { by: schedule })).toBe('wrong-sender');
    expect(of(type, { ...bought, serviceId: 'none' }, { by })).toBe('no-service');
    expect(of(type, { ...bought, visits: 11 }, { by })).toBe('not-sold');
    stage.pass(type, bought, { by });
    expect(of(type, bought, { by })).toBe('voucher-exists');
  });

  test('a person buys no more than twenty before they pay, or before their time to pay has ended', () => {
    const stage = shop();
    const { of } = reasons(stage);
    const idOf = (n: number) => `${ten}-${n}`;
    const buy = (n: number, at = later(0)) =>
      stage.pass('voucher.buy', { ...bought, voucherId: idOf(n) }, { by: alice, at });
    for (let n = 0; n < 20; n++) buy(n);
    expect(of('voucher.buy', bought, { by: alice })).toBe('limit');
    stage.pass('voucher.buy', bought, { by: bob });
    pay(stage, idOf(0), 20_000);
    buy(20);
    expect(of('voucher.buy', { ...bought, voucherId: idOf(21) }, { by: alice })).toBe('limit');
    const at = later(dayMinutes);
    stage.pass('voucher.expire', { voucherId: idOf(1) }, { by: schedule, at });
    buy(21, at);
    // A late payment of one that has ended frees no second place.
    pay(stage, idOf(1), 20_000, at);
    expect(of('voucher.buy', { ...bought, voucherId: idOf(22) }, { by: alice, at })).toBe('limit');
  });

  test('voucher.buy names a provider that is missing, and so does voucher.sell to its member', () => {
    expect(reasons(shop()).of('voucher.buy', bought, { by: alice, providerId: 'none' })).toBe('no-provider');
    const member = {
      role: 'staff',
      active: true,
      version: 1,
      lastCommandId: 'c',
      createdAt: monday,
      updatedAt: monday,
    };
    const stage = salon({ 'serviceProviders/none/members/sam': member });
    expect(reasons(stage).of('voucher.sell', bought, { by: staff, providerId: 'none' })).toBe('no-provider');
  });

  test('the gateway and the schedule alone report payments and ends, and only people take', () => {
    const { of } = reasons(withPackage());
    const paid = { userId: 'alice', voucherId: ten, paymentId: 'pi_x', gateway: 'stripe' };
    expect(of('voucher.confirmPayment', { ...paid, amount: price }, { by: alice })).toBe('wrong-sender');
    expect(of('voucher.settlePayment', paid, { by: alice })).toBe('wrong-sender');
    expect(of('voucher.expire', { voucherId: ten }, { by: alice })).toBe('wrong-sender');
    expect(of('voucher.take', { voucherId: ten }, { by: schedule })).toBe('wrong-sender');
  });

  test('a payment counts once, for its voucher, from the right account', () => {
    const stage = withPackage();
    const { of } = reasons(stage);
    const second = `${ten}2`;
    stage.pass('voucher.buy', { ...bought, voucherId: second }, { by: alice });
    const payment = { userId: 'alice', voucherId: second, gateway: 'stripe', amount: { ...price, amount: 20_000 } };
    const how = { by: gateway, at: later(5) };
    expect(of('voucher.confirmPayment', { ...payment, paymentId: `pi_${ten}` }, how)).toBe('applied');
    expect(of('voucher.confirmPayment', { ...payment, paymentId: 'pi_y', account: 'acct_1' }, how)).toBe('account');
    const refund = { amount: { ...price, amount: 20_000 }, isFull: true };
    const target = { userId: 'alice', voucherId: second };
    report(stage, { paymentId: 'pi_early', target }, { reportedAt: later(4), refund });
    expect(of('voucher.confirmPayment', { ...payment, paymentId: 'pi_early' }, how)).toBe('refunded');
    expect(of('voucher.confirmPayment', { ...payment, voucherId: ten, paymentId: 'pi_z' }, how)).toBe('nothing-due');
  });

  test('a voucher pays neither after its end, nor for a booking that is paid', () => {
    const stage = withCard(10_000);
    book(stage);
    expect(reasonOf(redeem(stage, card, staff, later(30 * dayMinutes)))).toBe('voucher-expired');
    expect(reasonOf(redeem(stage, card, staff, later(20)))).toBe('hold-lapsed');
    const payment = { userId: 'alice', reservationId: 'r', paymentId: 'pi_r', gateway: 'stripe', amount: price };
    stage.pass('reservation.confirmPayment', payment, { by: gateway, at: later(3) });
    expect(reasonOf(redeem(stage, card, staff, later(4)))).toBe('nothing-due');
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(5) });
    expect(reasonOf(redeem(stage, card, staff, later(6)))).toBe('wrong-status');
  });

  test('nothing is given back of a card that was spent', () => {
    const stage = withCard(1000);
    book(stage);
    redeem(stage, card, staff);
    const { of } = reasons(stage);
    expect(of('voucher.refund', { voucherId: card }, { by: owner })).toBe('wrong-status');
    expect(of('voucher.take', { voucherId: card }, { by: alice })).toBe('wrong-status');
    const at = later(30 * dayMinutes);
    stage.pass('voucher.expire', { voucherId: card }, { by: schedule, at });
    expect(of('voucher.expire', { voucherId: card }, { by: schedule, at })).toBe('wrong-status');
    expect(of('voucher.refund', { voucherId: card }, { by: owner, at })).toBe('nothing-due');
  });
});
