import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../test-kit/given.ts';
import {
  alice,
  at,
  gateway,
  later,
  monday,
  offering,
  owner,
  payment,
  salon,
  salonWithBooking,
  schedule,
  staff,
  target,
} from '../../../test-kit/salon.ts';
import { report } from '../../../test-kit/settle.ts';
import type { MemberRole } from '../../provider/members/member.ts';
import { memberRoles } from '../../provider/members/roles.ts';
import { type NewsRecipient, newsWrites } from './news-notifications.ts';
import { newsOf } from './news-of.ts';

const provider = { providerId: 'salon', name: 'Salon', timeZone: 'Europe/Berlin' };

const member = (uid: string, role: MemberRole, more: Partial<NewsRecipient> = {}): NewsRecipient => ({
  uid,
  role,
  locale: 'en-GB',
  notificationPreferences: {},
  staff: {},
  ...more,
});

/** Nobody of them acts in these tests. */
const everybody = memberRoles.map((role) => member(`a-${role}`, role));

const writesOf = (event: unknown, recipients = everybody) => {
  const news = newsOf(event);
  return news ? newsWrites(news, recipients, provider, { now: monday, expireAt: later(1) }) : [];
};

/** The type that each role is told. */
const toldBy = (event: unknown, recipients = everybody): Record<string, unknown> =>
  Object.fromEntries(
    writesOf(event, recipients).flatMap((write) =>
      write.op === 'create' ? [[/^endUsers\/(?:a-)?([^/]+)\//.exec(write.path)?.[1] ?? '', write.data.type]] : [],
    ),
  );

const eventOf = (stage: Stage, command: number, n = 0) =>
  stage.store.get(`serviceProviders/salon/events/command-${command}_${n}`);

const managing = (type: string) => ({ owner: type, manager: type });
const front = (type: string) => ({ ...managing(type), staff: type });

describe('a reservation tells', () => {
  test('of a request, a booking, and of no hold before it is paid', () => {
    expect(toldBy(eventOf(salonWithBooking('asked'), 1))).toEqual(front('staffRequest'));
    expect(toldBy(eventOf(salonWithBooking('cut'), 1))).toEqual(front('staffBooking'));
    const paid = salonWithBooking('paid');
    expect(toldBy(eventOf(paid, 1))).toEqual({});
    paid.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    // One message of one event: staff hear of the booking, and only managers of its money.
    expect(toldBy(eventOf(paid, 2))).toEqual({ ...managing('staffPaid'), staff: 'staffBooking' });
  });

  test('of the deposit that was paid, and not of the price', () => {
    const stage = salonWithBooking('paid', offering('paid', { depositPercent: 30 }));
    const amount = { ...payment.amount, amount: 750 };
    stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway });
    const [write] = writesOf(eventOf(stage, 2));
    expect(write?.op === 'create' && write.data.body).toContain('is paid with €7.50');
  });

  test('of moves and wishes', () => {
    const moved = salonWithBooking('cut');
    moved.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:30') }, { by: alice });
    expect(toldBy(eventOf(moved, 2))).toEqual(front('staffMoved'));
    const asked = salonWithBooking('asked');
    asked.pass('reservation.confirm', target, { by: owner });
    expect(toldBy(eventOf(asked, 2))).toEqual({});
    asked.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:30') }, { by: alice });
    expect(toldBy(eventOf(asked, 3))).toEqual(front('staffMoveRequest'));
    const [write] = writesOf(eventOf(asked, 3));
    expect(write?.op === 'create' && write.data.body).toMatch(/on Monday 4 May at 10:00 shall move to .* 14:30/);
  });

  test('of a cancellation, and managers of its refund', () => {
    const free = salonWithBooking('cut');
    free.pass('reservation.cancel', target, { by: alice });
    expect(toldBy(eventOf(free, 2))).toEqual(front('staffCancellation'));
    const paid = salonWithBooking('paid');
    paid.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    paid.pass('reservation.cancel', target, { by: alice });
    expect(toldBy(eventOf(paid, 3))).toEqual({ ...managing('staffRefundDue'), staff: 'staffCancellation' });
    report(
      paid,
      { paymentId: 'pi_1', target },
      { reportedAt: later(9), refund: { amount: payment.amount, isFull: true } },
    );
    expect(toldBy(eventOf(paid, 4))).toEqual(managing('staffRefunded'));
  });

  test('of a dispute and of a rating', () => {
    const paid = salonWithBooking('paid');
    paid.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    const dispute = { id: 'du', amount: payment.amount, status: 'open' } as const;
    report(paid, { paymentId: 'pi_1', target }, { reportedAt: later(1), dispute });
    expect(toldBy(eventOf(paid, 3))).toEqual(managing('staffDisputed'));
    const rated = salonWithBooking('cut');
    rated.pass('reservation.complete', target, { by: owner });
    expect(toldBy(eventOf(rated, 2))).toEqual({});
    rated.pass('reservation.rate', { reservationId: 'r', stars: 4, comment: 'secret words' }, { by: alice });
    expect(toldBy(eventOf(rated, 3))).toEqual(front('staffRating'));
    const [write] = writesOf(eventOf(rated, 3));
    expect(write?.op === 'create' && write.data.body).toContain('4 of 5 stars');
  });

  test('nothing to the member who did it, and the others of it', () => {
    const stage = salonWithBooking('cut');
    stage.pass('reservation.cancel', { ...target, reason: 'ill' }, { by: staff });
    const recipients = [member('sam', 'staff'), member('olga', 'owner')];
    expect(toldBy(eventOf(stage, 2), recipients)).toEqual({ olga: 'staffCancellation' });
  });

  test('nothing of an end that staff note, and nothing of a hold that lapses', () => {
    const lapsed = salonWithBooking('paid');
    lapsed.pass('reservation.expire', target, { by: schedule, at: later(16) });
    expect(toldBy(eventOf(lapsed, 2))).toEqual({});
    const missed = salonWithBooking('cut');
    missed.pass('reservation.markNoShow', target, { by: owner, at: later(120) });
    expect(toldBy(eventOf(missed, 2))).toEqual({});
  });

  test('no name, address or words of a customer, also not of a guest', () => {
    const stage = salon();
    const guest = { name: 'Greta Guest', phone: '+49 30 1234567', email: 'greta@example.org' };
    const booking = { reservationId: 'g', serviceId: 'cut', startTime: at('10:00'), partySize: 1, guest };
    stage.pass('reservation.create', booking, { by: staff });
    const written = JSON.stringify(writesOf(eventOf(stage, 1)));
    expect(written).toContain('staffBooking');
    expect(written).not.toMatch(/Greta|1234567|example\.org/);
    const own = JSON.stringify(writesOf(eventOf(salonWithBooking('cut'), 1)));
    expect(own).not.toMatch(/Alice|alice/);
  });
});

describe('other events tell', () => {
  const base = { id: 'e_0', entityId: 'x', createdBy: 'a-owner' };
  const alarm = (type: string, entityType: string, payload: object) => toldBy({ ...base, type, entityType, payload });
  const amount = { amount: 2500, currency: 'EUR' };

  test('of alarms, also to the member who caused them', () => {
    expect(alarm('inventory.lowStockAlert', 'ingredient', { name: 'Flour' })).toEqual({
      ...managing('staffLowStock'),
      kitchen: 'staffLowStock',
    });
    expect(alarm('printJob.failed', 'printJob', { station: 'oven', number: 7 })).toEqual({
      ...managing('staffPrinterFailed'),
      kitchen: 'staffPrinterFailed',
    });
    expect(alarm('refund.failed', 'refund', { amount, code: 'returned' })).toEqual(managing('staffRefundFailed'));
    for (const [state, told] of [
      ['active', 'staffAccountActive'],
      ['restricted', 'staffAccountRestricted'],
      ['disconnected', 'staffAccountDisconnected'],
    ] as const) {
      const changed = { type: 'paymentAccount.changed', entityType: 'paymentAccount', payload: { state } };
      expect(toldBy({ ...base, createdBy: 'system:payments', ...changed })).toEqual(managing(told));
    }
    expect(newsOf({ ...base, type: 'paymentAccount.changed', payload: { state: 'pending' } })).toBeUndefined();
    expect(alarm('device.behind', 'alert', { name: 'Tablet', queued: 3 })).toEqual(managing('staffDeviceBehind'));
    expect(alarm('queue.standing', 'alert', { waiting: 3 })).toEqual(managing('staffQueueStands'));
    expect(alarm('provider.suspended', 'suspension', {})).toEqual(managing('staffSuspended'));
    expect(alarm('provider.resumed', 'suspension', {})).toEqual(managing('staffResumed'));
    for (const [signal, told] of [
      ['drops', 'staffHealthDrops'],
      ['latency', 'staffHealthLatency'],
      ['failures', 'staffHealthFailures'],
    ] as const) {
      expect(alarm('health.degraded', 'alert', { signal, value: 7 })).toEqual(managing(told));
    }
  });

  test('nothing if they are malformed or no news', () => {
    for (const type of ['toString', 'order.created', 'device.behind']) {
      expect(newsOf({ ...base, type, entityType: 'alert', payload: {} })).toBeUndefined();
    }
    expect(newsOf({ ...base, type: 'reservation.created', entityType: 'reservation', payload: {} })).toBeUndefined();
    expect(newsOf({})).toBeUndefined();
  });

  test.each([
    ['subscription.created', { status: 'active' }, {}, front('staffSubscription')],
    ['subscription.created', { status: 'pending' }, {}, {}],
    [
      'subscription.activated',
      { status: 'active' },
      { paid: true },
      { ...managing('staffSubscriptionPaid'), staff: 'staffSubscription' },
    ],
    ['subscription.renewed', { status: 'active' }, { paid: true }, managing('staffSubscriptionPaid')],
    ['subscription.renewed', { status: 'active' }, { paid: false }, {}],
    ['subscription.cancelled', { status: 'cancelled' }, {}, front('staffSubscriptionCancelled')],
    ['subscription.refundDue', { status: 'cancelled' }, { refundDue: amount }, managing('staffRefundDue')],
    ['subscription.paymentChanged', { status: 'active' }, { paymentStatus: 'refunded' }, managing('staffRefunded')],
    ['subscription.expired', { status: 'expired' }, {}, {}],
  ])('of %s with %o and %o', (type, state, payload, told) => {
    const reference = {
      ...{ subscriptionId: 's', userId: 'alice', code: 'CODE', timestamp: monday, planId: 'gold', planName: 'Gold' },
      ...{ periodMonths: 1, price: amount, version: 1, createdAt: monday, updatedAt: monday },
      ...state,
    };
    const event = { ...base, createdBy: 'alice', type, entityType: 'subscription', payload, reference };
    expect(toldBy(event)).toEqual(told);
  });
});

describe('a message', () => {
  const event = eventOf(salonWithBooking('cut'), 1);
  const first = (recipient: NewsRecipient) => {
    const [write] = writesOf(event, [recipient]);
    return write?.op === 'create' ? write.data : undefined;
  };

  test("has the reader's language, the provider's name and its local time", () => {
    expect(first(member('olga', 'owner'))).toMatchObject({
      type: 'staffBooking',
      providerId: 'salon',
      title: 'New booking',
      body: expect.stringMatching(/^“Salon”: “Cut, automatic” on Monday 4 May at 10:00, party of 1\. Code \w+\.$/),
      data: { type: 'staffBooking', entityType: 'reservation', reservationId: 'r', providerId: 'salon' },
      readAt: null,
    });
    expect(first(member('olga', 'owner', { locale: 'ar-EG' }))).toMatchObject({
      title: 'حجز جديد',
      language: 'ar',
      body: expect.stringContaining('١٠:٠٠'),
    });
  });

  test('has an id of its event, so that the same event creates it once', () => {
    const paths = writesOf(event, [member('olga', 'owner')]).map(({ path }) => path);
    expect(paths[0]).toBe('endUsers/olga/notifications/command-1_0.news');
  });

  test('is none for a member who wants none of its kind', () => {
    expect(first(member('olga', 'owner', { staff: { kinds: { booking: { inbox: false } } } }))).toBeUndefined();
    expect(first(member('olga', 'owner', { staff: { kinds: { request: { inbox: false } } } }))).toBeDefined();
  });
});
