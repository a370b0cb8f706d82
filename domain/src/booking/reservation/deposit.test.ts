import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import { expectDeposits } from '../../../test-kit/agree-deposits.ts';
import { expectRefunds } from '../../../test-kit/agree-refunds.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  offering,
  owner,
  payment,
  price,
  salon,
  salonWithBooking,
  schedule,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { effectsOf } from '../../preview/effects.ts';
import type { Service } from '../slots/service.ts';
import { depositOf } from './deposit-of.ts';

const euros = (amount: number) => ({ ...price, amount });
const deposit = euros(750);
const policy = { freeUntilHours: 48, feePercent: 20, noShowFeePercent: 10 };

/** A haircut for 25.00, of which 7.50 are paid now. */
const terms: Partial<Service> = { depositPercent: 30, cancellationPolicy: policy };
const held = (more: Partial<Service> = {}): Stage => salonWithBooking('paid', offering('paid', { ...terms, ...more }));

const pay = (stage: Stage, amount = deposit, minutes = 5) =>
  stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway, at: later(minutes) });

const paid = (more: Partial<Service> = {}): Stage => {
  const stage = held(more);
  pay(stage);
  return stage;
};

const refund = (stage: Stage) => {
  expectAgreement(stage);
  expectRefunds(stage);
  expectDeposits(stage);
  const { paymentStatus, refundDue } = stored(stage);
  return [paymentStatus, refundDue?.amount];
};

const reference = ({ store }: Stage, status: string) => store.get(`serviceProviders/salon/${status}Reservations/r`);

describe('the deposit of a booking', () => {
  test('is a percentage of its price, which both halves tell', () => {
    const stage = held();
    expect(stored(stage)).toMatchObject({ totalPrice: price, deposit, paymentStatus: 'pending' });
    expect(reference(stage, 'pending')).toMatchObject({ price, deposit });
    expectAgreement(stage);
  });

  test('is rounded up, exactly, and is less than the price', () => {
    const exact = (amount: number, percent: number) => Number((BigInt(amount) * BigInt(percent) + 99n) / 100n);
    const rounds = (amount: number, depositPercent: number) => {
      const expected = exact(amount, depositPercent);
      const found = depositOf(euros(amount), { confirmation: 'payment', depositPercent });
      expect(found).toEqual(expected < amount ? euros(expected) : undefined);
    };
    fc.assert(fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 99 }), rounds), { numRuns: 2000 });
    rounds(1, 1);
    rounds(1001, 30);
    expect(depositOf(euros(1001), { confirmation: 'payment', depositPercent: 30 })).toEqual(euros(301));
  });

  test.each([
    ['cut', 'automatic'],
    ['asked', 'manual'],
  ])('is asked for by a payment only, not by the service %s', (serviceId) => {
    expect(stored(salonWithBooking(serviceId, offering(serviceId, terms)))).not.toHaveProperty('deposit');
  });

  test('is not asked of a guest, who pays at the desk', () => {
    const stage = salon(offering('paid', terms));
    const booking = { reservationId: 'g', serviceId: 'paid', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', { ...booking, guest: { name: 'Gina' } }, { by: staff });
    expect(stage.store.get('serviceProviders/salon/guestReservations/g')).not.toHaveProperty('deposit');
  });

  test('stays as it was, whatever the service asks for later', () => {
    const stage = held();
    const [[path, data] = ['', {}]] = Object.entries(offering('paid', { depositPercent: 90 }));
    stage.store.commit([{ op: 'set', path, data }], later(1));
    pay(stage);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', deposit });
  });

  test('is noted while the booking waits, and paid once a seat is offered', () => {
    const stage = salon(offering('paid', { ...terms, capacity: 1, waitingHoldMinutes: 20 }));
    const booking = { serviceId: 'paid', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', { ...booking, reservationId: 'r' }, { by: alice });
    stage.pass('reservation.create', { ...booking, reservationId: 'b', waits: true }, { by: bob });
    expect(stored(stage, 'b', 'bob')).toMatchObject({ status: 'waiting', paymentStatus: 'none', deposit });
    stage.pass('reservation.cancel', target, { by: alice, at: later(1) });
    const own = { userId: 'bob', reservationId: 'b' };
    const whole = { ...own, ...payment };
    expect(stage.refused('reservation.confirmPayment', whole, { by: gateway, at: later(2) }).details?.reason).toBe(
      'wrong-amount',
    );
    stage.pass('reservation.confirmPayment', { ...whole, amount: deposit }, { by: gateway, at: later(2) });
    expect(stored(stage, 'b', 'bob')).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', deposit });
  });

  test('is what a preview names as due', () => {
    const stage = salon(offering('paid', terms));
    const booking = { reservationId: 'r', serviceId: 'paid', startTime: at('10:00'), partySize: 2 };
    const { writes } = stage.pass('reservation.create', booking, { by: alice });
    expect(effectsOf(writes)).toEqual({ status: 'pending', price: euros(5000), paymentDue: euros(1500) });
  });
});

describe('a payment', () => {
  test('of the deposit confirms the booking, once, and one of the price does not', () => {
    const stage = held();
    const wrong = stage.refused('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    expect(wrong).toMatchObject({ code: 'failed-precondition', details: { reason: 'wrong-amount' } });
    pay(stage);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', deposit });
    expect(reference(stage, 'confirmed')).toMatchObject({ paymentStatus: 'paid', price, deposit });
    pay(stage);
    expect(stored(stage).version).toBe(2);
    const other = stage.refused('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    expect(other.details).toMatchObject({ reason: 'applied', applied: deposit.amount });
  });

  test('that comes too late is given back as it was', () => {
    const stage = held({ capacity: 1 });
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    const booking = { reservationId: 'b', serviceId: 'paid', startTime: at('10:00'), partySize: 1 };
    stage.pass('reservation.create', booking, { by: bob, at: later(16) });
    pay(stage, deposit, 17);
    expect(refund(stage)).toEqual(['refundDue', deposit.amount]);
  });

  test('that comes after the hold confirms the booking if its seats are free', () => {
    const stage = held();
    stage.pass('reservation.expire', target, { by: schedule, at: later(15) });
    pay(stage, deposit, 17);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', deposit });
  });
});

describe('of a deposit that was paid', () => {
  test.each([
    ['all, if the provider cancels', {}, staff, ['refundDue', 750]],
    ['all, if a closure cancels', {}, schedule, ['refundDue', 750]],
    ['all, if the customer cancels in time', { ...policy, freeUntilHours: 1 }, alice, ['refundDue', 750]],
    ['all, if the provider has no policy', undefined, alice, ['refundDue', 750]],
    ['all but the fee on the whole price, after that', {}, alice, ['refundDue', 250]],
    ['nothing, if the fee is the deposit', { ...policy, feePercent: 30 }, alice, ['paid', undefined]],
    ['nothing, and no more is asked, if the fee is higher', { ...policy, feePercent: 80 }, alice, ['paid', undefined]],
  ])('the customer gets back %s', (_, changed, by, expected) => {
    const stage = paid({ cancellationPolicy: changed && { ...policy, ...changed } });
    stage.pass('reservation.cancel', target, { by, at: later(10) });
    expect(refund(stage)).toEqual(expected);
  });

  test('nothing goes back after a no-show, whatever the fee of the policy', () => {
    const stage = paid();
    stage.pass('reservation.markNoShow', target, { by: owner, at: later(130) });
    expect(refund(stage)).toEqual(['paid', undefined]);
    stage.pass('reservation.reopen', target, { by: owner, at: later(131) });
    expect(refund(stage)).toEqual(['paid', undefined]);
  });

  test('everything is refunded once the gateway has given back the deposit', () => {
    const stage = paid();
    stage.pass('reservation.cancel', target, { by: staff, at: later(10) });
    const told = { paymentId: 'pi_1', target };
    report(stage, told, { reportedAt: later(11), refund: { amount: euros(700), isFull: false } });
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refundDue', refunded: euros(700) });
    report(stage, told, { reportedAt: later(12), refund: { amount: deposit, isFull: true } });
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refunded', refunded: deposit, refundDue: deposit });
    expect(refund(stage)).toEqual(['refunded', 750]);
  });

  test('a refund that nobody had to give is full with the deposit, and a late cancellation owes no more', () => {
    const stage = paid();
    const told = { paymentId: 'pi_1', target };
    report(stage, told, { reportedAt: later(6), dispute: { id: 'du_1', amount: deposit, status: 'lost' } });
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'refunded', refunded: deposit });
    stage.pass('reservation.cancel', target, { by: alice, at: later(10) });
    expect(refund(stage)).toEqual(['refunded', 250]);
  });
});

test('a visit ends with the payment as it was: the rest was paid there', () => {
  const stage = paid();
  stage.pass('reservation.complete', target, { by: owner, at: later(120) });
  expect(reference(stage, 'completed')).toMatchObject({ paymentStatus: 'paid', price, deposit });
  expect(refund(stage)).toEqual(['paid', undefined]);
});
