import { describe, expect, test } from 'vitest';
import { expectDeposits } from '../../../test-kit/agree-deposits.ts';
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
import { pseudonymOf } from '../../kernel/pseudonym.ts';
import { effectsOf } from '../../preview/effects.ts';
import type { Voucher } from './voucher.ts';

const dayMinutes = 24 * 60;
const terms = { packages: ['10 20000 365'], giftCardDays: 30 };
const late = { cancellationPolicy: { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 100 } };

const shop = (more: Parameters<typeof offering>[1] = {}): Stage =>
  salon({ ...offering('paid', { ...terms, ...more }), ...offering('cut', { ...terms, ...more }) });

const ten = 'package-of-ten-0000001';
const card = 'gift-card-0000000000001';

/** The end of a day at the salon, in summer. */
const endOf = (day: string): Date => new Date(`${day}T22:00:00.000Z`);

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

const reasons = (stage: Stage) => ({
  of: (...sent: Parameters<Stage['refused']>) => stage.refused(...sent).details?.reason,
});

describe('a package', () => {
  test('is sold by the catalogue of the service, and valid once it is paid', () => {
    const stage = shop();
    stage.pass('voucher.buy', { voucherId: ten, serviceId: 'paid', visits: 10 }, { by: alice });
    expect(one(stage, ten)).toMatchObject({ status: 'pending', price: { amount: 20_000 }, left: 10, userId: 'alice' });
    book(stage);
    expect(reasonOf(redeem(stage, ten))).toBe('not-paid');
    expect(reasonOf(pay(stage, ten, 19_999))).toBe('wrong-amount');
    pay(stage, ten, 20_000);
    expect(one(stage, ten)).toMatchObject({ status: 'active', expiresAt: endOf('2027-05-04') });
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
    const now = endOf('2026-05-05');
    stage.pass('voucher.expire', { voucherId: ten }, { by: schedule, at: now });
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: now });
    expect(one(stage, ten)).toMatchObject({ status: 'active', left: 10, expiresAt: endOf('2026-06-04') });
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

  test('that was taken back, and paid out, pays out the visit that comes back later', () => {
    const stage = withPackage();
    book(stage);
    redeem(stage, ten);
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(3) });
    const paid = { paymentId: `pi_${ten}`, target: { userId: 'alice', voucherId: ten } };
    const refund = (amount: number, isFull: boolean) => ({ amount: { ...price, amount }, isFull });
    report(stage, paid, { reportedAt: later(4), refund: refund(18_000, false) });
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(5) });
    stage.pass('voucher.refund', { voucherId: ten }, { by: owner, at: later(6) });
    expect(one(stage, ten)).toMatchObject({ paymentStatus: 'refundDue', refundDue: { amount: 20_000 } });
    const [due] = stage.store.list('serviceProviders/salon/refunds');
    expect(due).toMatchObject({ status: 'due', step: 2, amount: { amount: 2000 } });
    report(stage, paid, { reportedAt: later(7), refund: refund(20_000, true) });
    expect(one(stage, ten)).toMatchObject({ paymentStatus: 'refunded', refunded: { amount: 20_000 } });
    expectVouchers(stage);
  });

  test('of a class without price pays once, and gets its visits back', () => {
    const stage = shop({ price: { ...price, amount: 0 }, capacity: 5, ...late });
    stage.pass('voucher.sell', { voucherId: ten, serviceId: 'cut', visits: 10 }, { by: staff });
    book(stage, { serviceId: 'cut' });
    expect(reasonOf(redeem(stage, ten, staff))).toBe('accepted');
    expect(reasonOf(redeem(stage, ten, staff))).toBe('has-voucher');
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(3) });
    expect(one(stage, ten)?.left).toBe(10);
    expectVouchers(stage);
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
    const other = stage.refused(
      'reservation.confirmPayment',
      { ...payment, amount: { ...rest, amount: rest.amount + 1 } },
      { by: gateway, at: later(3) },
    );
    expect(other.details?.reason).toBe('wrong-amount');
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

  test('from the desk is taken by whoever knows its id, and then spent by its holder alone', () => {
    const stage = withCard(10_000);
    book(stage);
    expect(reasonOf(redeem(stage, card))).toBe('no-voucher');
    stage.pass('voucher.take', { voucherId: card }, { by: alice });
    expect(one(stage, card)?.userId).toBe('alice');
    expect(stage.refused('voucher.take', { voucherId: card }, { by: alice }).details?.reason).toBe('voucher-yours');
    expect(reasonOf(redeem(stage, card))).toBe('accepted');
  });

  test('is taken from its holder only once they give it away, by one person', () => {
    const stage = withCard(10_000);
    const { of } = reasons(stage);
    stage.pass('voucher.take', { voucherId: card }, { by: alice });
    for (const by of [bob, staff, owner]) {
      expect(of('voucher.take', { voucherId: card }, { by })).toBe('no-voucher');
      expect(of('voucher.giveAway', { voucherId: card }, { by })).toBe('no-voucher');
    }
    stage.pass('voucher.giveAway', { voucherId: card }, { by: alice });
    expect(of('voucher.giveAway', { voucherId: card }, { by: alice })).toBe('given-away');
    stage.pass('voucher.take', { voucherId: card }, { by: bob });
    expect(one(stage, card)).toMatchObject({ userId: 'bob' });
    expect(of('voucher.take', { voucherId: card }, { by: alice })).toBe('no-voucher');
    // Bob changes his mind.
    stage.pass('voucher.giveAway', { voucherId: card }, { by: bob });
    stage.pass('voucher.take', { voucherId: card }, { by: bob });
    expect(of('voucher.take', { voucherId: card }, { by: alice })).toBe('no-voucher');
    expectVouchers(stage);
  });

  test('is given away while it is valid, and a package never', () => {
    const stage = withCard(price.amount);
    const { of } = reasons(stage);
    stage.pass('voucher.take', { voucherId: card }, { by: alice });
    const ended = { by: alice, at: later(32 * dayMinutes) };
    expect(of('voucher.giveAway', { voucherId: card }, ended)).toBe('voucher-expired');
    book(stage);
    redeem(stage, card);
    expect(of('voucher.giveAway', { voucherId: card }, { by: alice })).toBe('wrong-status');
    const unpaid = `${card}9`;
    stage.pass('voucher.buy', { voucherId: unpaid, serviceId: 'cut', amount: 500 }, { by: alice });
    expect(of('voucher.giveAway', { voucherId: unpaid }, { by: alice })).toBe('not-paid');
    expect(reasons(withPackage()).of('voucher.giveAway', { voucherId: ten }, { by: alice })).toBe('not-a-gift');
  });

  test('leaves a rest that a gateway can take', () => {
    const stage = withCard(price.amount - 20);
    book(stage);
    redeem(stage, card, staff);
    expect(stored(stage)?.credit?.amount.amount).toBe(price.amount - 100);
    expect(one(stage, card)?.left).toBe(80);
    const cheap = withCard(20, { price: { ...price, amount: 60 } });
    book(cheap);
    expect(reasonOf(redeem(cheap, card, staff))).toBe('too-little-left');
  });

  test('costs no fee before the booking is confirmed', () => {
    const stage = withCard(1000, late);
    book(stage);
    redeem(stage, card, staff);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    expect(one(stage, card)?.left).toBe(1000);
    expectVouchers(stage);
  });

  test('is not revived by an absence', () => {
    const stage = withCard(10_000, { cancellationPolicy: { freeUntilHours: 24, feePercent: 0, noShowFeePercent: 0 } });
    const start = at('10:00', '2026-06-04');
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'cut', startTime: start, partySize: 1 },
      { by: alice },
    );
    redeem(stage, card, staff);
    stage.pass('voucher.expire', { voucherId: card }, { by: schedule, at: endOf('2026-06-03') });
    const target = { userId: 'alice', reservationId: 'r' };
    stage.pass('reservation.markNoShow', target, { by: staff, at: new Date(Date.parse(start) + 60_000) });
    expect(one(stage, card)).toMatchObject({ status: 'expired', left: 10_000 });
  });

  test('is not revived by a hold that nobody paid', () => {
    const stage = withCard(1000);
    const before = new Date((one(stage, card)?.expiresAt?.getTime() ?? 0) - 60_000);
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'paid', startTime: at('10:00', '2026-06-09'), partySize: 1 },
      { by: alice, at: before },
    );
    redeem(stage, card, staff, before);
    const after = new Date(before.getTime() + 3_600_000);
    stage.pass('voucher.expire', { voucherId: card }, { by: schedule, at: after });
    stage.pass('reservation.expire', { userId: 'alice', reservationId: 'r' }, { by: schedule, at: after });
    expect(one(stage, card)).toMatchObject({ status: 'expired', left: 1000 });
    expectVouchers(stage);
  });

  test('lives on for thirty days if the provider cancels just before its end', () => {
    const stage = withCard(10_000);
    const { expiresAt = monday } = one(stage, card) ?? {};
    const before = new Date(expiresAt.getTime() - 60_000);
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'cut', startTime: at('10:00', '2026-06-09'), partySize: 1 },
      { by: alice, at: before },
    );
    redeem(stage, card, staff, before);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: before });
    expect(one(stage, card)?.expiresAt).toEqual(new Date(before.getTime() + 30 * dayMinutes * 60_000));
  });

  test('pays for a booking that its guest has claimed, though the desk has not heard of it', () => {
    const stage = withCard(10_000);
    stage.pass(
      'reservation.create',
      { reservationId: 'r', serviceId: 'cut', startTime: at('10:00'), partySize: 1, guest: { name: 'Gina' } },
      { by: staff },
    );
    const [reference] = stage.store.list('serviceProviders/salon/confirmedReservations');
    stage.pass('reservation.claim', { code: String(reference?.code) }, { by: alice });
    const redeemed = stage.when('voucher.redeem', { voucherId: card, reservationId: 'r' }, { by: staff });
    expect(reasonOf(redeemed)).toBe('accepted');
    expect(stored(stage)?.credit?.voucherId).toBe(card);
  });

  test('that a customer bought is a package of nobody else', () => {
    const stage = withPackage();
    expect(stage.refused('voucher.take', { voucherId: ten }, { by: bob }).details?.reason).toBe('no-voucher');
  });

  test('ends, and is then only given back', () => {
    const stage = withCard(1000);
    book(stage);
    const now = endOf('2026-06-03');
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

describe('a page that was opened before a voucher paid', () => {
  const paid = (stage: Stage, minute: number) =>
    stage.pass(
      'reservation.confirmPayment',
      { userId: 'alice', reservationId: 'r', paymentId: 'pi_r', gateway: 'stripe', amount: price },
      { by: gateway, at: later(minute) },
    );

  test.each([
    ['all of the booking', 10_000],
    ['a part of it', 1000],
  ])('takes the place of a card that pays %s', (_, amount) => {
    const stage = withCard(amount);
    book(stage);
    redeem(stage, card, staff);
    paid(stage, 3);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', paymentId: 'pi_r' });
    expect(stored(stage)).not.toHaveProperty('credit');
    expect(one(stage, card)).toMatchObject({ status: 'active', left: amount });
    // The gateway reports it again.
    paid(stage, 4);
    stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: staff, at: later(5) });
    expect(stored(stage)).toMatchObject({ refundDue: price });
    expectVouchers(stage);
    expectDeposits(stage);
  });

  test('takes the place of a visit, whose time of confirmation stays', () => {
    const stage = withPackage();
    book(stage);
    redeem(stage, ten);
    paid(stage, 3);
    expect(stored(stage)).toMatchObject({ paymentStatus: 'paid', confirmedAt: later(2) });
    expect(one(stage, ten)?.left).toBe(10);
  });

  test('confirms a booking whose hold has ended meanwhile', () => {
    const stage = withCard(1000);
    book(stage);
    redeem(stage, card, staff);
    stage.pass('reservation.expire', { userId: 'alice', reservationId: 'r' }, { by: schedule, at: later(30) });
    paid(stage, 31);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
    expect(one(stage, card)?.left).toBe(1000);
    expectVouchers(stage);
    expectDeposits(stage);
  });

  test('is given back if the booking is over, unless the voucher has kept a fee', () => {
    const cancel = (stage: Stage) =>
      stage.pass('reservation.cancel', { userId: 'alice', reservationId: 'r' }, { by: alice, at: later(3) });
    const early = withCard(10_000);
    book(early);
    redeem(early, card, staff);
    cancel(early);
    paid(early, 4);
    expect(stored(early)).toMatchObject({ status: 'cancelled', refundDue: price });
    expectVouchers(early);
    expectDeposits(early);

    const stage = withCard(10_000, late);
    book(stage);
    redeem(stage, card, staff);
    cancel(stage);
    const payment = { userId: 'alice', reservationId: 'r', paymentId: 'pi_r', gateway: 'stripe', amount: price };
    const refused = stage.refused('reservation.confirmPayment', payment, { by: gateway, at: later(4) });
    expect(refused.details?.reason).toBe('nothing-due');
  });
});

describe('a card with a deposit', () => {
  const deposit = { depositPercent: 30 };
  const noShow = (stage: Stage) =>
    stage.pass('reservation.markNoShow', { userId: 'alice', reservationId: 'r' }, { by: staff, at: at10(1) });
  const at10 = (minute: number) => new Date(new Date(at('10:00')).getTime() + minute * 60_000);

  test('loses the deposit to a no-show, and no more', () => {
    const stage = withCard(10_000, { ...deposit, ...late });
    book(stage);
    redeem(stage, card, staff);
    noShow(stage);
    const { deposit: kept, credit } = stored(stage) ?? {};
    expect(credit?.returned?.amount).toBe(price.amount - (kept?.amount ?? 0));
    expectVouchers(stage);
  });
});

describe('an absence that was noted by mistake', () => {
  const half = { cancellationPolicy: { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 20 } };
  const ten0 = (minute: number) => new Date(new Date(at('10:00')).getTime() + minute * 60_000);
  const target = { userId: 'alice', reservationId: 'r' };

  test('takes again what the voucher had got back', () => {
    const stage = withCard(10_000, half);
    book(stage);
    redeem(stage, card, staff);
    const { left } = one(stage, card) ?? {};
    stage.pass('reservation.markNoShow', target, { by: staff, at: ten0(1) });
    expect(one(stage, card)?.left).toBe(10_000 - price.amount * 0.2);
    stage.pass('reservation.reopen', target, { by: staff, at: ten0(3) });
    expect(stored(stage)?.credit).not.toHaveProperty('returned');
    expect(one(stage, card)?.left).toBe(left);
    expectVouchers(stage);
  });

  test('stays if the voucher was spent meanwhile', () => {
    const stage = withCard(price.amount, half);
    book(stage);
    redeem(stage, card, staff);
    stage.pass('reservation.markNoShow', target, { by: staff, at: ten0(1) });
    stage.pass('voucher.refund', { voucherId: card }, { by: owner, at: ten0(2) });
    const refused = stage.refused('reservation.reopen', target, { by: staff, at: ten0(3) });
    expect(refused.details).toMatchObject({ reason: 'too-little-left', left: 0 });
  });
});

describe('a refusal', () => {
  const bought = { voucherId: ten, serviceId: 'paid', visits: 10 };
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

  test('a late payment of somebody who has left activates nothing, so that people give it back', () => {
    const stage = shop();
    stage.pass('voucher.buy', bought, { by: alice });
    const path = `serviceProviders/salon/vouchers/${ten}`;
    stage.store.commit([{ op: 'update', path, data: { ...one(stage, ten), userId: pseudonymOf('x').id } }], monday);
    expect(reasonOf(pay(stage, ten, 20_000))).toBe('nothing-due');
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
    expect(reasonOf(redeem(stage, card, staff, endOf('2026-06-03')))).toBe('voucher-expired');
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
    const at = endOf('2026-06-03');
    stage.pass('voucher.expire', { voucherId: card }, { by: schedule, at });
    expect(of('voucher.expire', { voucherId: card }, { by: schedule, at })).toBe('wrong-status');
    expect(of('voucher.refund', { voucherId: card }, { by: owner, at })).toBe('nothing-due');
  });
});
