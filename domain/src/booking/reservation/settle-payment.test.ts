import { describe, expect, test } from 'vitest';
import { expectAgreement } from '../../../test-kit/agree.ts';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  gateway,
  later,
  offering,
  owner,
  payment,
  price,
  salonWithBooking,
  staff,
  stored,
  target,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { dayChanges } from '../../analytics/day-changes.ts';
import type { PaymentReport } from '../payments/payment-report.ts';
import type { ReservationReference } from './reference.ts';

const paid = (more = {}): Stage => {
  const stage = salonWithBooking('paid', more);
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
  return stage;
};

const cancelled = (more = {}, minutes = 0): Stage => {
  const stage = paid(more);
  stage.pass('reservation.cancel', target, { by: alice, at: later(minutes) });
  return stage;
};

const euros = (amount: number) => ({ ...price, amount });

const tell = (stage: Stage, what: Omit<PaymentReport, 'reportedAt'>, minutes = 70) => {
  const decision = report(stage, { paymentId: 'pi_1', target }, {
    ...what,
    reportedAt: later(minutes),
  } as PaymentReport);
  expectAgreement(stage);
  return decision;
};
const refund = (amount: number, isFull = amount === price.amount) => ({ refund: { amount: euros(amount), isFull } });
const dispute = (status: 'open' | 'won' | 'lost', id = 'du_1') => ({ dispute: { id, amount: price, status } });

const payments = (stage: Stage) => {
  const { paymentStatus, refundDue, refunded } = stored(stage);
  return [paymentStatus, refundDue?.amount, refunded?.amount];
};

describe('a refund', () => {
  test('closes what is due, in parts, and the provider sees it', () => {
    const stage = cancelled();
    tell(stage, refund(1000));
    expect(payments(stage)).toEqual(['refundDue', 2500, 1000]);
    tell(stage, refund(2500), 71);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
    expect(stage.store.get('serviceProviders/salon/cancelledReservations/r')).toMatchObject({
      paymentStatus: 'refunded',
      refunded: price,
    });
    expect(tell(stage, refund(2500), 71)).toMatchObject({ eventIds: [] });
  });

  test('closes what is due after a fee, although a part of the payment stays', () => {
    const cancellationPolicy = { freeUntilHours: 24, feePercent: 40, noShowFeePercent: 100 };
    const stage = cancelled(offering('paid', { cancellationPolicy }));
    tell(stage, refund(1500));
    expect(payments(stage)).toEqual(['refunded', 1500, 1500]);
  });

  test('that is reported before the cancellation counts towards it', () => {
    const stage = paid();
    tell(stage, refund(1000), 1);
    expect(payments(stage)).toEqual(['paid', undefined, 1000]);
    stage.pass('reservation.cancel', target, { by: staff, at: later(2) });
    expect(payments(stage)).toEqual(['refundDue', 2500, 1000]);
    tell(stage, refund(2500), 3);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });

  test('of everything leaves nothing to refund', () => {
    const stage = paid();
    tell(stage, refund(2500), 1);
    expect(payments(stage)).toEqual(['refunded', undefined, 2500]);
    stage.pass('reservation.cancel', target, { by: owner, at: later(2) });
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });

  test('that was given before the cancellation and fails after it is due again', () => {
    const stage = paid();
    tell(stage, refund(2500), 1);
    stage.pass('reservation.cancel', target, { by: owner, at: later(2) });
    tell(stage, { failedRefund: { id: 're_1', amount: price } }, 3);
    expect(payments(stage)).toEqual(['refundDue', 2500, undefined]);
    tell(stage, refund(2500), 4);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });

  test('that was given before the cancellation leaves the provider no revenue', () => {
    const stage = paid();
    tell(stage, refund(2500), 1);
    const path = 'serviceProviders/salon/confirmedReservations/r';
    const before = stage.store.get(path) as ReservationReference;
    stage.pass('reservation.cancel', target, { by: owner, at: later(2) });
    const after = stage.store.get('serviceProviders/salon/cancelledReservations/r') as ReservationReference;
    const [day] = dayChanges({ before, after, occurredAt: later(2) }, 'Europe/Berlin');
    expect(day?.by).not.toHaveProperty('revenue');
  });

  test('that fails is due again, until another one succeeds', () => {
    const stage = cancelled();
    tell(stage, refund(2500), 70);
    tell(stage, { failedRefund: { id: 're_1', amount: price } }, 71);
    expect(payments(stage)).toEqual(['refundDue', 2500, undefined]);
    tell(stage, refund(2500), 72);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });

  test('that is reported out of order does not open anything again', () => {
    const stage = cancelled();
    tell(stage, refund(2500), 71);
    tell(stage, refund(1000), 70);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });
});

describe('a dispute', () => {
  test('suspends a refund, which is due again if the provider wins', () => {
    const stage = cancelled();
    tell(stage, dispute('open'), 70);
    expect(payments(stage)).toEqual(['disputed', 2500, undefined]);
    tell(stage, dispute('won'), 71);
    expect(payments(stage)).toEqual(['refundDue', 2500, undefined]);
  });

  test('that the provider loses gives the money back', () => {
    const stage = cancelled();
    tell(stage, dispute('open'), 70);
    tell(stage, dispute('lost'), 71);
    expect(payments(stage)).toEqual(['refunded', 2500, 2500]);
  });

  test('is over although its beginning is reported last', () => {
    const stage = paid();
    tell(stage, dispute('won'), 71);
    tell(stage, dispute('open'), 70);
    tell(stage, dispute('open'), 71);
    expect(payments(stage)).toEqual(['paid', undefined, undefined]);
  });

  test('goes on through a cancellation', () => {
    const stage = paid();
    tell(stage, dispute('open'), 1);
    stage.pass('reservation.cancel', target, { by: staff, at: later(2) });
    expect(payments(stage)).toEqual(['disputed', 2500, undefined]);
    tell(stage, dispute('won'), 3);
    expect(payments(stage)).toEqual(['refundDue', 2500, undefined]);
  });

  test('keeps the booking as it is', () => {
    const stage = paid();
    tell(stage, dispute('open'), 1);
    expect(stored(stage)).toMatchObject({ status: 'confirmed', paymentStatus: 'disputed' });
  });
});

test('only the system settles payments, and only those of the booking', () => {
  const stage = paid();
  const settle = { ...target, paymentId: 'pi_1', gateway: 'stripe' };
  for (const by of [alice, owner]) {
    expect(stage.refused('reservation.settlePayment', settle, { by }).code).toBe('permission-denied');
  }
  const other = report(stage, { paymentId: 'pi_2', target }, { reportedAt: later(1), ...refund(2500) });
  expect(other).toMatchObject({ eventIds: [] });
  expect(payments(stage)).toEqual(['paid', undefined, undefined]);
});
