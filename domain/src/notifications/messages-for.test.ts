import { describe, expect, test } from 'vitest';
import type { Stage } from '../../test-kit/given.ts';
import {
  alice,
  at,
  gateway,
  later,
  offering,
  owner,
  payment,
  salon,
  salonWithBooking,
  schedule,
  staff,
  stored,
  target,
} from '../../test-kit/salon.ts';
import { report } from '../../test-kit/settle.ts';
import { voucherSchema } from '../booking/voucher/voucher.ts';
import type { Message } from './message.ts';
import { messagesFor } from './messages-for.ts';
import { notableEventSchema } from './notable-event.ts';
import type { Subject } from './subject.ts';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

/** Alice's messages after the given command. */
const messagesAfter = (stage: Stage, command: number, locale = 'en-GB'): Message[] => {
  const event = notableEventSchema.parse(stage.store.get(`endUsers/alice/events/command-${command}_0`));
  const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(stage) };
  return messagesFor(event, subject, { ...reader, locale });
};

const types = (messages: readonly Message[]): string[] => messages.map(({ type }) => type);

describe('a reservation', () => {
  test.each([
    ['is automatic', 'cut', 'reservationConfirmed'],
    ['waits for payment', 'paid', 'reservationAwaitingPayment'],
    ['waits for the provider', 'asked', 'reservationRequested'],
  ])('that %s', (_, serviceId, type) => {
    expect(types(messagesAfter(salonWithBooking(serviceId), 1))).toEqual([type]);
  });

  test('names the provider and uses its local time', () => {
    const stage = salonWithBooking('cut');
    expect(messagesAfter(stage, 1)).toEqual([
      {
        id: 'command-1_0.reservationConfirmed',
        type: 'reservationConfirmed',
        title: 'Booking confirmed',
        body: `“Cut, automatic” at “Salon salon” on Monday 4 May at 10:00. Show the code ${stored(stage).code}.`,
        data: { type: 'reservationConfirmed', entityType: 'reservation', reservationId: 'r', providerId: 'salon' },
      },
    ]);
  });

  test('promises no money that its customer has back', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    const refund = { amount: payment.amount, isFull: true };
    report(stage, { paymentId: payment.paymentId, target }, { reportedAt: later(1), refund });
    stage.pass('reservation.cancel', target, { by: owner, at: later(2) });
    expect(types(messagesAfter(stage, 4))).toEqual(['reservationCancelled']);
  });

  test('gets the message of each event, even if a later event has followed', () => {
    const stage = salonWithBooking('asked');
    stage.pass('reservation.confirm', target, { by: owner });
    expect(types(messagesAfter(stage, 1))).toEqual(['reservationRequested']);
    expect(types(messagesAfter(stage, 2))).toEqual(['reservationConfirmed']);
  });

  test('cancelled by the customer, and by staff', () => {
    const own = salonWithBooking('cut');
    own.pass('reservation.cancel', target, { by: alice });
    expect(types(messagesAfter(own, 2))).toEqual(['reservationCancelledByYou']);
    const byStaff = salonWithBooking('cut');
    byStaff.pass('reservation.cancel', { ...target, reason: 'ill' }, { by: owner });
    expect(messagesAfter(byStaff, 2)).toMatchObject([
      { type: 'reservationCancelled', body: expect.stringContaining('Reason: “ill”.') },
    ]);
  });

  test('cancelled after its payment also gets a refund message', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.cancel', target, { by: owner });
    const messages = messagesAfter(stage, 3);
    expect(messages.map(({ id }) => id)).toEqual([
      'command-3_0.reservationCancelled',
      'command-3_0.reservationRefundDue',
    ]);
    expect(messages[1]?.body).toContain('€25.00');
  });

  test('names the deposit where it asks for a payment, and what goes back of it', () => {
    const cancellationPolicy = { freeUntilHours: 24, feePercent: 20, noShowFeePercent: 100 };
    const stage = salonWithBooking('paid', offering('paid', { depositPercent: 30, cancellationPolicy }));
    expect(messagesAfter(stage, 1)[0]?.body).toContain('Pay €7.50 to confirm it.');
    expect(messagesAfter(stage, 1, 'ar-EG')[0]?.body).toContain('٧٫٥٠');
    const amount = { amount: 750, currency: 'EUR' };
    stage.pass('reservation.confirmPayment', { ...target, ...payment, amount }, { by: gateway });
    stage.pass('reservation.cancel', target, { by: alice });
    expect(messagesAfter(stage, 3)[1]?.body).toContain('€2.50');
  });

  test('gets a message once its money is back, and none of a dispute', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    const refund = { amount: payment.amount, isFull: true };
    const dispute = { id: 'du_1', amount: payment.amount, status: 'open' } as const;
    report(stage, { paymentId: 'pi_1', target }, { reportedAt: later(1), dispute });
    expect(messagesAfter(stage, 3)).toEqual([]);
    const won = { ...dispute, status: 'won' } as const;
    report(stage, { paymentId: 'pi_1', target }, { reportedAt: later(2), dispute: won });
    report(stage, { paymentId: 'pi_1', target }, { reportedAt: later(3), refund });
    expect(messagesAfter(stage, 5)).toMatchObject([
      { type: 'reservationRefunded', body: expect.stringContaining('€25.00') },
    ]);
  });

  test('expired, moved, completed, missed', () => {
    const expired = salonWithBooking('paid');
    expired.pass('reservation.expire', target, { by: schedule, at: later(16) });
    expect(types(messagesAfter(expired, 2))).toEqual(['reservationExpired']);

    const moved = salonWithBooking('cut');
    moved.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:30') }, { by: alice });
    expect(messagesAfter(moved, 2)).toMatchObject([
      { type: 'reservationRescheduled', body: expect.stringContaining('now on Monday 4 May at 14:30') },
    ]);

    const completed = salonWithBooking('cut');
    completed.pass('reservation.complete', target, { by: owner });
    expect(messagesAfter(completed, 2)).toMatchObject([{ body: expect.stringContaining('rating') }]);

    const missed = salonWithBooking('cut');
    missed.pass('reservation.markNoShow', target, { by: owner, at: later(120) });
    expect(types(messagesAfter(missed, 2))).toEqual(['reservationNoShow']);
  });

  test.each([
    [100, ['reservationNoShow']],
    [40, ['reservationNoShow', 'reservationRefundDue']],
  ])('missed after its payment, at a fee of %i percent, also gets a message about any refund', (fee, expected) => {
    const cancellationPolicy = { freeUntilHours: 24, feePercent: 50, noShowFeePercent: fee };
    const stage = salonWithBooking('paid', offering('paid', { cancellationPolicy }));
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.markNoShow', target, { by: owner, at: later(120) });
    const messages = messagesAfter(stage, 3);
    expect(types(messages)).toEqual(expected);
    if (fee < 100) expect(messages[1]?.body).toContain('€15.00');
  });

  test('that shall move tells of both times, and of the answer', () => {
    const wishing = () => {
      const stage = salonWithBooking('asked');
      stage.pass('reservation.confirm', target, { by: owner });
      stage.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:30') }, { by: alice });
      return stage;
    };
    expect(messagesAfter(wishing(), 3)).toMatchObject([
      {
        type: 'reservationMoveRequested',
        body: expect.stringMatching(/to Monday 4 May at 14:30\..* booked on Monday 4 May at 10:00\./),
      },
    ]);
    expect(messagesAfter(wishing(), 3, 'ar-EG')).toMatchObject([{ body: expect.stringContaining('٠٢:٣٠') }]);
    const accepted = wishing();
    accepted.pass('reservation.confirm', target, { by: owner });
    expect(types(messagesAfter(accepted, 4))).toEqual(['reservationRescheduled']);
    const declined = wishing();
    declined.pass('reservation.declineMove', target, { by: owner });
    expect(messagesAfter(declined, 4)).toMatchObject([
      { type: 'reservationNotMoved', body: expect.stringContaining('stays on Monday 4 May at 10:00') },
    ]);
    const withdrawn = wishing();
    withdrawn.pass('reservation.declineMove', target, { by: alice });
    expect(messagesAfter(withdrawn, 4)).toEqual([]);
    const lapsed = wishing();
    lapsed.pass('reservation.expire', target, { by: schedule, at: later(120) });
    expect(types(messagesAfter(lapsed, 4))).toEqual(['reservationNotMoved']);
  });

  test('uses Arabic, and isolates names in other scripts', () => {
    const [message] = messagesAfter(salonWithBooking('cut'), 1, 'ar-EG');
    expect(message?.title).toBe('تم تأكيد الحجز');
    expect(message?.body).toContain('\u2068«Salon salon»\u2069');
    expect(message?.body).toContain('١٠:٠٠');
  });
});

describe('a subscription', () => {
  const subject: Subject = {
    entityType: 'subscription',
    entityId: 's',
    entity: {
      providerId: 'salon',
      providerName: 'Salon',
      planName: 'Gold',
      status: 'active',
      expiryDate: new Date('2026-06-01T10:00:00Z'),
      pricePaid: { amount: 5000, currency: 'EUR' },
    },
  };

  const messages = (type: string, payload = {}) => messagesFor({ id: 'c_0', type, payload }, subject, reader);

  test.each([
    ['subscription.created', { status: 'pending' }, ['subscriptionCreated']],
    ['subscription.created', { status: 'active' }, ['subscriptionActivated']],
    ['subscription.activated', {}, ['subscriptionActivated']],
    ['subscription.renewed', {}, ['subscriptionRenewed']],
    ['subscription.renewalRequested', {}, []],
    ['subscription.renewalExpired', {}, ['subscriptionRenewalLapsed']],
    ['subscription.renewalCancelled', { cancelledBy: 'endUser' }, ['subscriptionRenewalLapsed']],
    ['subscription.cancelled', {}, ['subscriptionCancelled']],
    ['subscription.expired', {}, ['subscriptionExpired']],
    ['subscription.refundDue', {}, ['subscriptionRefundDue']],
    ['subscription.paymentChanged', { paymentStatus: 'refunded' }, ['subscriptionRefunded']],
    ['subscription.paymentChanged', { paymentStatus: 'disputed' }, []],
    ['subscription.somethingElse', {}, []],
  ])('%s %o', (type, payload, expected) => {
    expect(types(messages(type, payload))).toEqual(expected);
  });

  test('contains the expiry and the refund', () => {
    expect(messages('subscription.renewed')[0]?.body).toBe('“Gold” at “Salon” now runs until 1 June 2026.');
    const refund = { refundDue: { amount: 1234, currency: 'EUR' } };
    expect(messages('subscription.cancelled', refund).map(({ body }) => body)).toEqual([
      '“Gold” at “Salon” has been cancelled.',
      '€12.34 for “Gold” at “Salon” will be refunded to you.',
    ]);
    expect(messages('subscription.renewed')[0]?.data).toMatchObject({ subscriptionId: 's', providerId: 'salon' });
  });
});

describe('a voucher', () => {
  const stage = salon(offering('cut', { packages: ['10 20000 365'] }));
  const voucherId = 'package-of-ten-0000001';
  stage.pass('voucher.sell', { voucherId, serviceId: 'cut', visits: 10 }, { by: staff });
  const entity = voucherSchema.parse(stage.store.get(`serviceProviders/salon/vouchers/${voucherId}`));
  const messages = (type: string, payload = {}, left = 10, locale = 'en-GB') =>
    messagesFor(
      { id: 'c_0', type, payload },
      { entityType: 'voucher', entityId: voucherId, entity: { ...entity, left } },
      { ...reader, locale },
    );

  test.each([
    ['voucher.created', { status: 'pending' }, 10, []],
    ['voucher.created', { status: 'active' }, 10, ['voucherActivated']],
    ['voucher.activated', {}, 10, ['voucherActivated']],
    ['voucher.taken', {}, 10, ['voucherActivated']],
    ['voucher.givenAway', {}, 10, []],
    ['voucher.redeemed', {}, 9, []],
    ['voucher.redeemed', { redeemedBy: 'provider' as const }, 9, ['voucherRedeemed']],
    ['voucher.returned', {}, 10, []],
    ['voucher.returned', { expiresAt: new Date('2027-05-05') }, 10, ['voucherActivated']],
    ['voucher.expired', { status: 'expired' }, 9, ['voucherExpired']],
    ['voucher.expired', { status: 'expired' }, 0, []],
    ['voucher.expired', { status: 'cancelled' }, 10, []],
    ['voucher.refunded', {}, 0, ['voucherRefunded']],
  ])('%s %o with %i left', (type, payload, left, expected) => {
    expect(types(messages(type, payload, left))).toEqual(expected);
  });

  test('tells its last day and its code, and what comes back', () => {
    expect(messages('voucher.taken')[0]?.body).toBe(
      `Your voucher for “Cut, automatic” at “Salon salon” is valid until 4 May 2027. Code ${entity.code}.`,
    );
    const amount = { amount: 1234, currency: 'EUR' };
    expect(messages('voucher.refunded', { amount })[0]?.body).toBe(
      'Your voucher for “Cut, automatic” at “Salon salon” was taken back. €12.34 goes back the way it was paid.',
    );
    expect(messages('voucher.taken', {}, 10, 'ar')[0]?.body).toContain(entity.code);
  });

  test('that confirms a booking tells so', () => {
    const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(salonWithBooking('cut')) };
    const credited = (payload: object) =>
      types(messagesFor({ id: 'c_0', type: 'reservation.credited', payload }, subject, reader));
    expect(credited({ confirms: true })).toEqual(['reservationConfirmed']);
    expect(credited({})).toEqual([]);
  });
});

test('most events cause no message', () => {
  const stage = salonWithBooking('cut');
  const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(stage) };
  expect(messagesFor({ id: 'c_0', type: 'reservation.rated', payload: {} }, subject, reader)).toEqual([]);
});
