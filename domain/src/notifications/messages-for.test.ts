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
  salonWithBooking,
  schedule,
  stored,
  target,
} from '../../test-kit/salon.ts';
import type { Message } from './message.ts';
import { messagesFor } from './messages-for.ts';
import { notableEventSchema } from './notable-event.ts';
import type { Subject } from './subject.ts';

const reader = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

/** What Alice is told of the last command. */
const told = (stage: Stage, command: number, locale = 'en-GB'): Message[] => {
  const event = notableEventSchema.parse(stage.store.get(`endUsers/alice/events/command-${command}_0`));
  const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(stage) };
  return messagesFor(event, subject, { ...reader, locale });
};

const types = (messages: readonly Message[]): string[] => messages.map(({ type }) => type);

describe('a booking', () => {
  test.each([
    ['automatic', 'cut', 'reservationConfirmed'],
    ['to be paid', 'paid', 'reservationAwaitingPayment'],
    ['to be answered', 'asked', 'reservationRequested'],
  ])('that is %s', (_, serviceId, type) => {
    expect(types(told(salonWithBooking(serviceId), 1))).toEqual([type]);
  });

  test('is told in the words of the house and at its time', () => {
    const stage = salonWithBooking('cut');
    expect(told(stage, 1)).toEqual([
      {
        id: 'command-1_0.reservationConfirmed',
        type: 'reservationConfirmed',
        title: 'Booking confirmed',
        body: `Cut, automatic at Salon salon on Monday 4 May at 10:00. Show the code ${stored(stage).code}.`,
        data: { type: 'reservationConfirmed', entityType: 'reservation', reservationId: 'r', providerId: 'salon' },
      },
    ]);
  });

  test('that has gone on since is told as it began', () => {
    const stage = salonWithBooking('asked');
    stage.pass('reservation.confirm', target, { by: owner });
    expect(types(told(stage, 1))).toEqual(['reservationRequested']);
    expect(types(told(stage, 2))).toEqual(['reservationConfirmed']);
  });

  test('cancelled by the person, and by the house', () => {
    const own = salonWithBooking('cut');
    own.pass('reservation.cancel', target, { by: alice });
    expect(types(told(own, 2))).toEqual(['reservationCancelledByYou']);
    const houses = salonWithBooking('cut');
    houses.pass('reservation.cancel', { ...target, reason: 'ill' }, { by: owner });
    expect(types(told(houses, 2))).toEqual(['reservationCancelled']);
  });

  test('cancelled after it was paid: the refund is told as well', () => {
    const stage = salonWithBooking('paid');
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.cancel', target, { by: owner });
    const messages = told(stage, 3);
    expect(messages.map(({ id }) => id)).toEqual([
      'command-3_0.reservationCancelled',
      'command-3_0.reservationRefundDue',
    ]);
    expect(messages[1]?.body).toContain('€25.00');
  });

  test('expired, moved, completed, missed', () => {
    const expired = salonWithBooking('paid');
    expired.pass('reservation.expire', target, { by: schedule, at: later(16) });
    expect(types(told(expired, 2))).toEqual(['reservationExpired']);

    const moved = salonWithBooking('cut');
    moved.pass('reservation.reschedule', { reservationId: 'r', startTime: at('14:30') }, { by: alice });
    expect(told(moved, 2)).toMatchObject([
      { type: 'reservationRescheduled', body: expect.stringContaining('now on Monday 4 May at 14:30') },
    ]);

    const completed = salonWithBooking('cut');
    completed.pass('reservation.complete', target, { by: owner });
    expect(told(completed, 2)).toMatchObject([{ body: expect.stringContaining('rating') }]);

    const missed = salonWithBooking('cut');
    missed.pass('reservation.markNoShow', target, { by: owner });
    expect(types(told(missed, 2))).toEqual(['reservationNoShow']);
  });

  test.each([
    [100, ['reservationNoShow']],
    [40, ['reservationNoShow', 'reservationRefundDue']],
  ])('missed after it was paid, where that costs %i percent: what comes back is told as well', (fee, expected) => {
    const cancellationPolicy = { freeUntilHours: 24, feePercent: 50, noShowFeePercent: fee };
    const stage = salonWithBooking('paid', offering('paid', { cancellationPolicy }));
    stage.pass('reservation.confirmPayment', { ...target, ...payment }, { by: gateway });
    stage.pass('reservation.markNoShow', target, { by: owner });
    const messages = told(stage, 3);
    expect(types(messages)).toEqual(expected);
    if (fee < 100) expect(messages[1]?.body).toContain('€15.00');
  });

  test('in Arabic, with names that keep their own direction', () => {
    const [message] = told(salonWithBooking('cut'), 1, 'ar-EG');
    expect(message?.title).toBe('تم تأكيد الحجز');
    expect(message?.body).toContain('\u2068Salon salon\u2069');
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

  const tell = (type: string, payload = {}) => messagesFor({ id: 'c_0', type, payload }, subject, reader);

  test.each([
    ['subscription.created', { status: 'pending' }, ['subscriptionCreated']],
    ['subscription.created', { status: 'active' }, ['subscriptionActivated']],
    ['subscription.activated', {}, ['subscriptionActivated']],
    ['subscription.renewed', {}, ['subscriptionRenewed']],
    ['subscription.cancelled', {}, ['subscriptionCancelled']],
    ['subscription.expired', {}, ['subscriptionExpired']],
    ['subscription.refundDue', {}, ['subscriptionRefundDue']],
    ['subscription.somethingElse', {}, []],
  ])('%s %o', (type, payload, expected) => {
    expect(types(tell(type, payload))).toEqual(expected);
  });

  test('says until when, and what comes back', () => {
    expect(tell('subscription.renewed')[0]?.body).toBe('Gold at Salon now runs until 1 June 2026.');
    const refund = { refundDue: { amount: 1234, currency: 'EUR' } };
    expect(tell('subscription.cancelled', refund).map(({ body }) => body)).toEqual([
      'Gold at Salon has been cancelled.',
      '€12.34 for Gold at Salon will be refunded to you.',
    ]);
    expect(tell('subscription.renewed')[0]?.data).toMatchObject({ subscriptionId: 's', providerId: 'salon' });
  });
});

test('most events are nothing to tell', () => {
  const stage = salonWithBooking('cut');
  const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(stage) };
  expect(messagesFor({ id: 'c_0', type: 'reservation.rated', payload: {} }, subject, reader)).toEqual([]);
});
