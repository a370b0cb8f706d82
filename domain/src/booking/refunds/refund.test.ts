import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  gateway,
  later,
  monday,
  offering,
  owner,
  payment,
  price,
  salonWithBooking,
  schedule,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { refundIdOf, refundRef, unmatchedPaymentRef } from '../payments/path.ts';
import { type Refund, refundSchema } from '../payments/refund.ts';
import { claimRefund, maxRefundAttempts, notedRefund } from '../payments/send-refund.ts';

const refundId = refundIdOf('stripe', 'pi_1');
const { path } = refundRef('salon', refundId);

const refundIn = ({ store }: Stage): Refund => refundSchema.parse(store.get(path));

/** Changes the refund as the schedule does. */
const put = (stage: Stage, changed: Partial<Refund>): void =>
  stage.store.commit([{ op: 'set', path, data: { ...refundIn(stage), ...changed } }], monday);

const cancelled = (more = {}): Stage => {
  const stage = salonWithBooking('paid', more);
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
  stage.pass('reservation.cancel', target, { by: alice, at: later(1) });
  return stage;
};

const euros = (amount: number) => ({ ...price, amount });
const given = (stage: Stage, amount: number, minutes: number) =>
  report(
    stage,
    { paymentId: 'pi_1', target },
    { reportedAt: later(minutes), refund: { amount: euros(amount), isFull: amount === price.amount } },
  );

describe('a refund', () => {
  test('is due with the cancellation that owes it, and of its amount', () => {
    const policy = { freeUntilHours: 48, feePercent: 33, noShowFeePercent: 100 };
    expect(refundIn(cancelled())).toMatchObject({
      status: 'due',
      amount: price,
      step: 1,
      attempts: 0,
      reservationId: 'r',
    });
    expect(refundIn(cancelled(offering('paid', { cancellationPolicy: policy })))).toMatchObject({
      amount: euros(1675),
    });
  });

  test('is due if the payment comes after the cancellation', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.cancel', target, { by: alice });
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    expect(refundIn(stage)).toMatchObject({ status: 'due', amount: price });
  });

  test('is none for a booking that nobody has paid', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.cancel', target, { by: alice });
    expect(stage.store.get(path)).toBeUndefined();
  });

  test('ends when the gateway reports it, before its answer or after it', () => {
    const stage = cancelled();
    given(stage, 2500, 70);
    expect(refundIn(stage)).toMatchObject({ status: 'done', nextAttemptAt: null });
    expect(notedRefund(refundIn(stage), refundIn(stage), { accepted: { gatewayRefundId: 're_1' } }, later(71))).toEqual(
      {
        gatewayRefundId: 're_1',
      },
    );
  });

  test('sends only the rest after a part was given back elsewhere, unless it may be sent already', () => {
    const [stage, late] = [cancelled(), cancelled()];
    given(stage, 1000, 70);
    expect(refundIn(stage)).toMatchObject({ status: 'due', amount: euros(1500), step: 2 });
    put(late, { attempts: 1 });
    given(late, 1000, 70);
    expect(refundIn(late)).toMatchObject({ status: 'due', amount: price, step: 1 });
  });

  test('rests during a dispute, and is due again if the provider wins', () => {
    const stage = cancelled();
    const dispute = (status: 'open' | 'won', minutes: number) =>
      report(
        stage,
        { paymentId: 'pi_1', target },
        { reportedAt: later(minutes), dispute: { id: 'du', amount: price, status } },
      );
    dispute('open', 70);
    expect(refundIn(stage)).toMatchObject({ status: 'withdrawn', nextAttemptAt: null });
    dispute('won', 80);
    expect(refundIn(stage)).toMatchObject({ status: 'due', step: 2, amount: price });
  });

  test('has failed if the bank sends it back, and waits for the owner', () => {
    const stage = cancelled();
    put(stage, { status: 'sent', gatewayRefundId: 're_1', nextAttemptAt: null });
    given(stage, 2500, 70);
    report(
      stage,
      { paymentId: 'pi_1', target },
      { reportedAt: later(80), failedRefund: { id: 're_1', amount: price } },
    );
    expect(refundIn(stage)).toMatchObject({ status: 'failed', failure: { code: 'returned' }, nextAttemptAt: null });
    expect(
      stage.store.list('serviceProviders/salon/events').filter(({ type }) => type === 'refund.failed'),
    ).toMatchObject([{ entityType: 'refund', entityId: refundId, payload: { amount: price, code: 'returned' } }]);
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refundDue' });
  });
});

describe('an attempt', () => {
  const refund = refundIn(cancelled());
  const busy = { busy: { code: 'no-answer', retryAfterMs: 7_200_000 } };

  test('takes a lease, and gives up after many', () => {
    expect(claimRefund(refund, monday)).toEqual({ attempts: 1, leaseUntil: later(2), nextAttemptAt: later(2) });
    expect(claimRefund({ ...refund, attempts: maxRefundAttempts }, monday)).toMatchObject({ status: 'failed' });
  });

  test('without an answer waits as long as the gateway says, under the same key; after an error under a new one', () => {
    const claimed = { ...refund, ...claimRefund(refund, monday) };
    expect(notedRefund(claimed, claimed, busy, monday)).toMatchObject({ turn: 0, nextAttemptAt: later(120) });
    const error = { busy: { code: 'gateway-error', isAnswered: true } };
    expect(notedRefund(claimed, claimed, error, monday)).toMatchObject({ turn: 1, nextAttemptAt: later(1) });
  });

  test('notes nothing but an acceptance once another process has the lease', () => {
    const claimed = { ...refund, ...claimRefund(refund, monday) };
    const other = { ...claimed, ...claimRefund(claimed, later(3)) };
    expect(notedRefund(other, claimed, busy, later(3))).toBeUndefined();
    expect(notedRefund(other, claimed, { refused: { code: 'x' } }, later(3))).toBeUndefined();
    const accepted = { accepted: { gatewayRefundId: 're_1' } };
    expect(notedRefund(other, claimed, accepted, later(3))).toMatchObject({ status: 'sent' });
  });
});

describe('refund.settle', () => {
  const settle = { refundId, reason: 'paid in cash' };

  test('closes the booking on both sides, and no later report opens it again', () => {
    const stage = cancelled();
    stage.pass('refund.settle', settle, { by: owner, at: later(5) });
    expect(refundIn(stage)).toMatchObject({ status: 'settledByHand', reason: 'paid in cash', settledBy: 'olga' });
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
    expectAgreement(stage);
    given(stage, 2500, 70);
    expect(stored(stage)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
    expect(refundIn(stage)).toMatchObject({ status: 'settledByHand' });
  });

  test('is for owner and manager, for a known refund that is open and not on its way', () => {
    const stage = cancelled();
    const reasonOf = (by = owner, payload = settle) => stage.refused('refund.settle', payload, { by }).details?.reason;
    expect(reasonOf(staff)).toBe('needs-role');
    expect(reasonOf(owner, { ...settle, refundId: 'none' })).toBe('no-refund');
    put(stage, { leaseUntil: later(1) });
    expect(reasonOf()).toBe('being-sent');
    const unpaid = cancelled();
    given(unpaid, 2500, 70);
    put(unpaid, { status: 'failed' });
    expect(unpaid.refused('refund.settle', settle, { by: owner }).details?.reason).toBe('nothing-due');
    put(stage, { status: 'sent' });
    expect(reasonOf()).toBe('wrong-status');
  });
});

describe('refund.retry', () => {
  test('sends a failed refund again under a new key', () => {
    const stage = cancelled();
    put(stage, { status: 'failed', attempts: 14, nextAttemptAt: null, failure: { code: 'no-answer' } });
    stage.pass('refund.retry', { refundId }, { by: owner, at: later(9) });
    expect(refundIn(stage)).toMatchObject({ status: 'due', attempts: 0, step: 1, turn: 1, nextAttemptAt: later(9) });
  });

  test('sends what is due by now, and nothing if nothing is', () => {
    const stage = cancelled();
    put(stage, { status: 'failed', amount: euros(9999) });
    stage.pass('refund.retry', { refundId }, { by: owner });
    expect(refundIn(stage)).toMatchObject({ amount: price, step: 2, turn: 0 });
    given(stage, 2500, 70);
    put(stage, { status: 'failed' });
    expect(stage.refused('refund.retry', { refundId }, { by: owner }).details?.reason).toBe('nothing-due');
    put(stage, { status: 'done' });
    expect(stage.refused('refund.retry', { refundId }, { by: owner }).details?.reason).toBe('wrong-status');
    put(stage, { status: 'due', leaseUntil: later(1) });
    expect(stage.refused('refund.retry', { refundId }, { by: owner }).details?.reason).toBe('being-sent');
    expect(stage.refused('refund.retry', { refundId: 'x' }, { by: owner }).details?.reason).toBe('no-refund');
  });
});

describe('unmatchedPayment.settle', () => {
  const entry = unmatchedPaymentRef('salon', 'payment~x').path;
  const settle = { unmatchedPaymentId: 'payment~x', reason: 'given back in the shop' };
  const unmatched = (): Stage => {
    const stage = salonWithBooking('paid');
    const rejection = { code: 'not-found', message: 'no such reservation' };
    const about = {
      gateway: 'stripe',
      paymentId: 'pi_9',
      amount: price,
      providerId: 'salon',
      userId: 'alice',
      rejection,
    };
    stage.store.commit(
      [{ op: 'create', path: entry, data: { ...about, createdAt: monday, updatedAt: monday } }],
      monday,
    );
    return stage;
  };

  test('closes a payment with its reason, once', () => {
    const stage = unmatched();
    expect(stage.pass('unmatchedPayment.settle', settle, { by: owner })).toMatchObject({ version: 1 });
    expect(stage.store.get(entry)).toMatchObject({ status: 'closed', settledBy: 'olga', reason: settle.reason });
    expect(stage.refused('unmatchedPayment.settle', settle, { by: owner }).details?.reason).toBe('wrong-status');
  });

  test('is for owner and manager, and for a known payment', () => {
    const stage = unmatched();
    expect(stage.refused('unmatchedPayment.settle', settle, { by: staff }).details?.reason).toBe('needs-role');
    const other = { ...settle, unmatchedPaymentId: 'payment~y' };
    expect(stage.refused('unmatchedPayment.settle', other, { by: owner }).details?.reason).toBe('no-unmatched-payment');
  });
});

describe('reservation.extendHold', () => {
  const extend = { ...target, until: later(31).toISOString() };
  const refused = (stage: Stage, how = { by: gateway, at: later(1) }) =>
    stage.refused('reservation.extendHold', extend, how).details?.reason;

  test('extends an unpaid hold once, and never beyond the start', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.extendHold', extend, { by: gateway, at: later(1) });
    expect(stored(stage)).toMatchObject({ holdExpiresAt: later(31), holdExtendedAt: later(1) });
    expectAgreement(stage);
    expect(refused(stage)).toBe('hold-extended');
    const far = salonWithBooking('paid');
    far.pass('reservation.extendHold', { ...target, until: later(6000).toISOString() }, { by: gateway });
    expect(stored(far).holdExpiresAt).toEqual(stored(far).reservationStartTime);
  });

  test('is refused for others, for what is not held, and too late', () => {
    expect(refused(salonWithBooking('paid'), { by: alice, at: later(1) })).toBe('wrong-sender');
    expect(refused(salonWithBooking('paid'), { by: gateway, at: later(20) })).toBe('hold-lapsed');
    expect(refused(salonWithBooking('cut'))).toBe('wrong-status');
    expect(refused(salonWithBooking('asked'))).toBe('nothing-due');
    const missing = { ...extend, reservationId: 'x' };
    expect(salonWithBooking('paid').refused('reservation.extendHold', missing, { by: schedule }).details?.reason).toBe(
      'no-reservation',
    );
  });
});
