import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  gateway,
  later,
  offering,
  owner,
  payment,
  salonWithBooking,
  schedule,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import type { CancellationPolicy } from '../slots/cancellation-policy.ts';

const policy: CancellationPolicy = { freeUntilHours: 1, feePercent: 33, noShowFeePercent: 80 };

/** A reservation at 10:00, two hours ahead, paid 25.00. */
const paid = (cancellationPolicy?: CancellationPolicy): Stage => {
  const stage = salonWithBooking('paid', offering('paid', { cancellationPolicy }));
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
  return stage;
};

const refund = (stage: Stage) => {
  expectAgreement(stage);
  const { paymentStatus, refundDue } = stored(stage);
  return [paymentStatus, refundDue?.amount];
};

describe('a paid reservation that a closure has moved', () => {
  const moved = (): Stage => {
    const stage = paid({ ...policy, freeUntilHours: 48 });
    const command = { ...target, startTime: at('15:00'), reason: 'Holiday' };
    stage.pass('reservation.reschedule', command, { by: schedule, at: later(1) });
    return stage;
  };

  test('is given back in full if its customer says no', () => {
    const stage = moved();
    stage.pass('reservation.cancel', target, { by: alice, at: later(2) });
    expect(refund(stage)).toEqual(['refundDue', 2500]);
  });

  test('moves once more at the wish of its customer, and then under the terms of the provider', () => {
    const stage = moved();
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('16:00') }, { by: alice, at: later(2) });
    expect(stored(stage)).not.toHaveProperty('feeWaived');
    stage.pass('reservation.cancel', target, { by: alice, at: later(3) });
    expect(refund(stage)).toEqual(['refundDue', 1675]);
  });

  test('keeps the terms if staff move it', () => {
    const stage = paid({ ...policy, freeUntilHours: 48 });
    stage.pass('reservation.reschedule', { ...target, startTime: at('15:00') }, { by: staff, at: later(1) });
    stage.pass('reservation.cancel', target, { by: alice, at: later(2) });
    expect(refund(stage)).toEqual(['refundDue', 1675]);
  });
});

describe('the refund of a paid reservation', () => {
  test.each([
    ['everything, until one hour before the start', 60, policy, ['refundDue', 2500]],
    ['the price less the fee, after that', 61, policy, ['refundDue', 1675]],
    ['nothing, if the fee is 100 %', 61, { ...policy, feePercent: 100 }, ['paid', undefined]],
    ['everything, if the provider has no policy', 119, undefined, ['refundDue', 2500]],
  ] as const)('%s', (_, minutes, terms, expected) => {
    const stage = paid(terms);
    stage.pass('reservation.cancel', target, { by: alice, at: later(minutes) });
    expect(refund(stage)).toEqual(expected);
  });

  test('is the full price if staff cancel, at any time', () => {
    const stage = paid(policy);
    stage.pass('reservation.cancel', target, { by: staff, at: later(119) });
    expect(refund(stage)).toEqual(['refundDue', 2500]);
  });

  test('follows the policy after a no-show, and is nothing without a policy', () => {
    const [lenient, strict] = [paid(policy), paid()];
    for (const stage of [lenient, strict]) stage.pass('reservation.markNoShow', target, { by: owner, at: later(140) });
    expect(refund(lenient)).toEqual(['refundDue', 500]);
    expect(refund(strict)).toEqual(['paid', undefined]);
  });

  test('follows the policy at the time of booking, not the current one', () => {
    const stage = paid(policy);
    const [path, service] =
      Object.entries(offering('paid', { cancellationPolicy: { ...policy, feePercent: 90 } }))[0] ?? [];
    stage.store.commit([{ op: 'set', path: path ?? '', data: service ?? {} }], later(1));
    stage.pass('reservation.cancel', target, { by: alice, at: later(61) });
    expect(refund(stage)).toEqual(['refundDue', 1675]);
  });
});

test('rejects moving a paid reservation once a fee is due, but not an unpaid one', () => {
  const far = { reservationId: 'r', startTime: at('10:00', '2026-05-06') };
  const stage = paid(policy);
  const late = stage.refused('reservation.reschedule', far, { by: alice, at: later(61) });
  expect(late).toMatchObject({ code: 'failed-precondition', details: { reason: 'policy' } });
  stage.pass('reservation.reschedule', far, { by: alice, at: later(59) });
  const unpaid = salonWithBooking('cut', offering('cut', { cancellationPolicy: policy }));
  unpaid.pass('reservation.reschedule', far, { by: alice, at: later(61) });
});

test('ends a hold at the new start of a reservation that moves forward', () => {
  const stage = salonWithBooking('paid', offering('paid', { holdMinutes: 600 }));
  stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('09:00') }, { by: alice });
  expect(stored(stage).holdExpiresAt).toEqual(later(60));
  expectAgreement(stage);
});

test('refunds nothing that nobody has paid', () => {
  const stage = salonWithBooking('cut', offering('cut', { cancellationPolicy: policy }));
  stage.pass('reservation.cancel', target, { by: alice });
  expect(refund(stage)).toEqual(['none', undefined]);
});
