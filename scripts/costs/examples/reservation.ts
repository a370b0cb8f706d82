import { type Refund, refundIdOf, refundRef, unmatchedPaymentRef } from '@counterfoil/domain';
import type { Stage } from '../../../domain/test-kit/given.ts';
import {
  alice,
  at,
  bob,
  gateway,
  later,
  offering,
  owner,
  payment,
  salon,
  salonWithBooking,
  schedule,
  staff,
  target,
} from '../../../domain/test-kit/salon.ts';
import { report } from '../../../domain/test-kit/settle.ts';

const booking = { reservationId: 'r', startTime: at('10:00'), partySize: 1 };

/** Alice's booking `r`, confirmed; she will be told of what happens to it. */
const confirmed = (more: Parameters<typeof salonWithBooking>[1] = {}): Stage => {
  const stage = salonWithBooking('asked', more);
  stage.pass('reservation.confirm', target, { by: owner });
  return stage;
};

const paid = (): Stage => {
  const stage = salonWithBooking('paid');
  stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway, at: later(1) });
  return stage;
};

const refundDue = (): Stage => {
  const stage = paid();
  stage.pass('reservation.cancel', target, { by: alice, at: later(2) });
  return stage;
};

const refundId = refundIdOf('stripe', 'pi_1');

/** The service has one seat, which Alice has booked. Bob waits for it. */
const waiting = (): Stage => {
  const stage = salon(offering('cut', { capacity: 1, waitingHoldMinutes: 20 }));
  stage.pass('reservation.create', { ...booking, serviceId: 'cut' }, { by: alice });
  const wait = { ...booking, serviceId: 'cut', reservationId: 'w', waits: true };
  stage.pass('reservation.create', wait, { by: bob, at: later(1) });
  return stage;
};

const wish = (): Stage => {
  const stage = confirmed();
  stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('12:00') }, { by: alice, at: later(2) });
  return stage;
};

/** The last command of each stage is the example. */
export const reservationExamples = {
  'reservation.create': () => salonWithBooking('asked'),
  'reservation.accept': () => {
    const stage = waiting();
    stage.pass('reservation.cancel', target, { by: alice, at: later(2) });
    stage.pass('reservation.accept', { reservationId: 'w' }, { by: bob, at: later(3) });
    return stage;
  },
  'reservation.confirm': confirmed,
  'reservation.confirmPayment': paid,
  'reservation.settlePayment': () => {
    const stage = paid();
    const refund = { amount: payment.amount, isFull: true };
    report(stage, { paymentId: 'pi_1', target }, { reportedAt: later(5), refund });
    return stage;
  },
  'reservation.cancel': () => {
    const stage = confirmed();
    stage.pass('reservation.cancel', target, { by: alice, at: later(2) });
    return stage;
  },
  'reservation.claim': () => {
    const stage = salon();
    const guest = { name: 'Gina', phone: '+49 30 123' };
    stage.pass('reservation.create', { ...booking, serviceId: 'cut', guest }, { by: staff });
    const code = String(stage.store.get('serviceProviders/salon/confirmedReservations/r')?.code);
    stage.pass('reservation.claim', { code }, { by: alice, at: later(5) });
    return stage;
  },
  'reservation.checkIn': () => {
    const stage = confirmed();
    stage.pass('reservation.checkIn', target, { by: staff, at: later(110) });
    return stage;
  },
  'reservation.reopen': () => {
    const stage = confirmed();
    stage.pass('reservation.markNoShow', target, { by: staff, at: later(130) });
    stage.pass('reservation.reopen', target, { by: staff, at: later(131) });
    return stage;
  },
  'reservation.complete': () => {
    const stage = confirmed();
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    return stage;
  },
  'reservation.markNoShow': () => {
    const stage = confirmed();
    stage.pass('reservation.markNoShow', target, { by: staff, at: later(130) });
    return stage;
  },
  'reservation.reschedule': () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('12:00') }, { by: alice, at: later(2) });
    return stage;
  },
  'reservation.declineMove': () => {
    const stage = wish();
    stage.pass('reservation.declineMove', target, { by: owner, at: later(3) });
    return stage;
  },
  'reservation.rate': () => {
    const stage = confirmed();
    stage.pass('reservation.complete', target, { by: staff, at: later(150) });
    stage.pass('reservation.rate', { reservationId: 'r', stars: 5 }, { by: alice, at: later(160) });
    return stage;
  },
  'reservation.expire': () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.expire', target, { by: schedule, at: later(30) });
    return stage;
  },
  'reservation.extendHold': () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.extendHold', { ...target, until: later(31).toISOString() }, { by: gateway, at: later(1) });
    return stage;
  },
  'waitingList.serve': () => {
    const stage = waiting();
    const path = 'serviceProviders/salon/services/cut';
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), capacity: 2 } }], later(5));
    stage.pass('waitingList.serve', { day: '2026-05-04' }, { by: schedule, at: later(10) });
    return stage;
  },
  'refund.settle': () => {
    const stage = refundDue();
    stage.pass('refund.settle', { refundId, reason: 'paid in cash' }, { by: owner, at: later(5) });
    return stage;
  },
  'refund.retry': () => {
    const stage = refundDue();
    const { path } = refundRef('salon', refundId);
    const failed: Partial<Refund> = { status: 'failed', nextAttemptAt: null, failure: { code: 'no-answer' } };
    stage.store.commit([{ op: 'set', path, data: { ...stage.store.get(path), ...failed } }], later(5));
    stage.pass('refund.retry', { refundId }, { by: owner, at: later(9) });
    return stage;
  },
  'unmatchedPayment.settle': () => {
    const stage = salonWithBooking('paid');
    const { path } = unmatchedPaymentRef('salon', 'payment~x');
    const rejection = { code: 'not-found', message: 'no such reservation' };
    const about = { gateway: 'stripe', paymentId: 'pi_9', providerId: 'salon', userId: 'alice', rejection };
    const stamps = { createdAt: later(1), updatedAt: later(1) };
    stage.store.commit([{ op: 'create', path, data: { ...about, amount: payment.amount, ...stamps } }], later(1));
    const settled = { unmatchedPaymentId: 'payment~x', reason: 'given back in the shop' };
    stage.pass('unmatchedPayment.settle', settled, { by: owner, at: later(2) });
    return stage;
  },
} as const;
