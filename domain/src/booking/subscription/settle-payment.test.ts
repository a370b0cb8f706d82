import { describe, expect, test } from 'vitest';
import { expectRefunds } from '../../../test-kit/agree-refunds.ts';
import { expectSubscriptionsAgree } from '../../../test-kit/agree-subscriptions.ts';
import { catalogue, clubPaid, clubWith, fee, paying, subscribed, subscription } from '../../../test-kit/club.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { alice, gateway, later, owner, schedule } from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import { refundIdOf, refundRef } from '../payments/path.ts';

const day = 24 * 60;

const refund = (stage: Stage, paymentId: string, amount = fee.amount, minutes = 100 * day) => {
  const what = { amount: { ...fee, amount }, isFull: amount === fee.amount };
  report(stage, { paymentId, target: subscribed }, { reportedAt: later(minutes), refund: what });
  expectSubscriptionsAgree(stage);
};
const dispute = (stage: Stage, paymentId: string, status: 'open' | 'won' | 'lost', minutes: number) => {
  const what = { id: 'du_1', amount: fee, status };
  report(stage, { paymentId, target: subscribed }, { reportedAt: later(minutes), dispute: what });
  expectSubscriptionsAgree(stage);
};
const pay = (stage: Stage, paymentId: string, minutes: number) =>
  stage.pass(
    'subscription.confirmPayment',
    { ...subscribed, ...paying, paymentId },
    { by: gateway, at: later(minutes) },
  );
const renew = (stage: Stage, minutes: number) =>
  stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: later(minutes) });

const refundOf = ({ store, providerId }: Stage) => store.get(refundRef(providerId, refundIdOf('stripe', 'pi_2')).path);

const payments = (stage: Stage) => {
  const { paymentStatus, paymentId, refundDue, refunded } = subscription(stage);
  return [paymentStatus, paymentId, refundDue?.amount, refunded?.amount];
};

test('a refund closes what is due after a cancellation', () => {
  const stage = clubWith('paid');
  stage.pass('subscription.cancel', subscribed, { by: alice });
  pay(stage, 'pi_1', 5);
  expect(payments(stage)).toEqual(['refundDue', 'pi_1', 1900, undefined]);
  refund(stage, 'pi_1', 900);
  expect(payments(stage)).toEqual(['refundDue', 'pi_1', 1900, 900]);
  refund(stage, 'pi_1', 1900, 101 * day);
  expect(payments(stage)).toEqual(['refunded', 'pi_1', 1900, 1900]);
});

/** A running subscription whose renewal was paid months too late. */
const late = (): Stage => {
  const stage = clubPaid();
  renew(stage, 0);
  stage.pass('subscription.expire', subscribed, { by: schedule, at: later(day) });
  pay(stage, 'pi_2', 100 * day);
  return stage;
};

test('a late payment is given back beside the payment of the term', () => {
  const stage = late();
  expect(payments(stage)).toEqual(['refundDue', 'pi_1', 1900, undefined]);
  expect(pay(stage, 'pi_2', 101 * day)).toMatchObject({ eventIds: [] });
  refund(stage, 'pi_2', 1900, 102 * day);
  expect(payments(stage)).toEqual(['refunded', 'pi_1', 1900, 1900]);
});

test('a refund stays due through a new payment, and is closed by its own refund only', () => {
  const stage = late();
  renew(stage, 101 * day);
  pay(stage, 'pi_3', 101 * day);
  expect(payments(stage)).toEqual(['paid', 'pi_3', 1900, undefined]);
  refund(stage, 'pi_1');
  expect(payments(stage)).toEqual(['paid', 'pi_3', 1900, undefined]);
  refund(stage, 'pi_2');
  expect(payments(stage)).toEqual(['paid', 'pi_3', 1900, 1900]);
  renew(stage, 102 * day);
  pay(stage, 'pi_4', 102 * day);
  expect(payments(stage)).toEqual(['paid', 'pi_4', undefined, undefined]);
});

test('a second refund at the same time is left to be given by hand', () => {
  const stage = late();
  renew(stage, 101 * day);
  stage.pass('subscription.expire', subscribed, { by: schedule, at: later(101 * day) });
  stage.pass('subscription.expire', subscribed, { by: schedule, at: later(103 * day) });
  const third = { ...subscribed, ...paying, paymentId: 'pi_3' };
  const refusal = stage.refused('subscription.confirmPayment', third, { by: gateway, at: later(200 * day) });
  expect(refusal).toMatchObject({ code: 'failed-precondition', details: { reason: 'refundDue' } });
});

test('a renewal that waits for its payment stays pending through a refund of the term', () => {
  const stage = clubPaid();
  renew(stage, 1);
  refund(stage, 'pi_1', 1900, 2);
  expect(subscription(stage)).toMatchObject({ paymentStatus: 'pending', renewalDue: fee });
});

test('a dispute of the term shows, and ends with the decision', () => {
  const stage = clubPaid();
  dispute(stage, 'pi_1', 'open', 1);
  expect(subscription(stage)).toMatchObject({ status: 'active', paymentStatus: 'disputed' });
  dispute(stage, 'pi_1', 'won', 2);
  expect(payments(stage)).toEqual(['paid', 'pi_1', undefined, undefined]);
  dispute(stage, 'pi_1', 'lost', 3);
  expect(payments(stage)).toEqual(['refunded', 'pi_1', undefined, 1900]);
});

test('only the system settles payments', () => {
  const settle = { ...subscribed, paymentId: 'pi_1', gateway: 'stripe' };
  for (const by of [alice, owner]) {
    expect(clubPaid().refused('subscription.settlePayment', settle, { by }).code).toBe('permission-denied');
  }
});

describe('a renewal that nobody pays hides nothing of the payment of the term', () => {
  const lapse = (stage: Stage) => stage.pass('subscription.expire', subscribed, { by: schedule, at: later(day) });

  test('a refund before it', () => {
    const stage = clubPaid();
    refund(stage, 'pi_1', 1900, 0);
    renew(stage, 0);
    expect(payments(stage)).toEqual(['pending', 'pi_1', undefined, 1900]);
    lapse(stage);
    expect(payments(stage)).toEqual(['refunded', 'pi_1', undefined, 1900]);
  });

  test('a refund meanwhile', () => {
    const stage = clubPaid();
    renew(stage, 0);
    refund(stage, 'pi_1', 1900, 1);
    expect(payments(stage)).toEqual(['pending', 'pi_1', undefined, 1900]);
    lapse(stage);
    expect(payments(stage)).toEqual(['refunded', 'pi_1', undefined, 1900]);
  });

  test.each([
    ['won', 'paid'],
    ['lost', 'refunded'],
  ] as const)('a dispute meanwhile, which is %s later', (end, expected) => {
    const stage = clubPaid();
    renew(stage, 0);
    dispute(stage, 'pi_1', 'open', 1);
    lapse(stage);
    expect(payments(stage)[0]).toBe('disputed');
    dispute(stage, 'pi_1', end, 3 * day);
    expect(payments(stage)[0]).toBe(expected);
  });

  test('which its payment still ends', () => {
    const stage = clubPaid();
    renew(stage, 0);
    refund(stage, 'pi_1', 1900, 1);
    pay(stage, 'pi_2', 2);
    expect(payments(stage)).toEqual(['paid', 'pi_2', undefined, undefined]);
    expect(subscription(stage)).not.toHaveProperty('termPaymentStatus');
  });
});

test('a dispute of the term is shown after the refund of a late payment', () => {
  const stage = late();
  refund(stage, 'pi_2', 1900, 102 * day);
  dispute(stage, 'pi_1', 'open', 103 * day);
  expect(payments(stage)).toEqual(['disputed', 'pi_1', 1900, 1900]);
  dispute(stage, 'pi_1', 'won', 104 * day);
  expect(payments(stage)).toEqual(['paid', 'pi_1', 1900, 1900]);
});

describe('a late payment that is given back, and disputed meanwhile,', () => {
  const disputed = (): Stage => {
    const stage = late();
    catalogue(stage, 'paid', { price: { ...fee, amount: 0 } });
    expectRefunds(stage);
    dispute(stage, 'pi_2', 'open', 101 * day);
    expect(refundOf(stage)?.status).toBe('withdrawn');
    renew(stage, 102 * day);
    return stage;
  };

  test('is owed by nobody after a free renewal until the dispute has ended', () => {
    const stage = disputed();
    expect(payments(stage)).toEqual(['none', 'pi_1', 1900, undefined]);
    expectRefunds(stage);
    expect(refundOf(stage)?.status).toBe('withdrawn');
  });

  test('is due again if the provider wins', () => {
    const stage = disputed();
    dispute(stage, 'pi_2', 'won', 103 * day);
    expectRefunds(stage);
    expect(refundOf(stage)).toMatchObject({ status: 'due', amount: fee });
  });

  test('is given back by the bank if the customer wins', () => {
    const stage = disputed();
    dispute(stage, 'pi_2', 'lost', 103 * day);
    expectRefunds(stage);
    expect(refundOf(stage)?.status).not.toBe('due');
    expect(payments(stage)).toEqual(['none', 'pi_1', 1900, 1900]);
  });
});
