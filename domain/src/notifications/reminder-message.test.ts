import { expect, test } from 'vitest';
import { alice, later, monday, salonWithBooking, stored, target } from '../../test-kit/salon.ts';
import { reminderMessage } from './reminder-message.ts';
import type { Subject } from './subject.ts';

const reader = { timeZone: 'Europe/Berlin' };
const reminder = { type: 'reservation1h', scheduledFor: later(60) } as const;

test('reminds of a confirmed reservation until its start', () => {
  const stage = salonWithBooking('cut');
  const subject: Subject = { entityType: 'reservation', entityId: 'r', entity: stored(stage) };
  const start = stored(stage).reservationStartTime;
  expect(reminderMessage('alice.r.reservation1h', reminder, { subject, reader }, later(60))).toMatchObject({
    id: `alice.r.reservation1h.${later(60).getTime()}`,
    type: 'reservation1h',
    usefulUntil: start,
  });
  expect(reminderMessage('alice.r.reservation1h', reminder, { subject, reader }, start)).toBeUndefined();
  stage.pass('reservation.cancel', target, { by: alice });
  const cancelled: Subject = { ...subject, entity: stored(stage) };
  expect(reminderMessage('alice.r.reservation1h', reminder, { subject: cancelled, reader }, later(60))).toBeUndefined();
});

test('reminds of a subscription that ends soon', () => {
  const renewal = { type: 'subscriptionRenewal', scheduledFor: monday } as const;
  const gold = { providerId: 'salon', planName: 'Gold', status: 'active', expiryDate: later(7 * 24 * 60) };
  const remind = (entity: typeof gold) =>
    reminderMessage('s', renewal, { subject: { entityType: 'subscription', entityId: 's', entity }, reader }, monday);
  expect(remind(gold)?.body).toContain('May 11, 2026');
  expect(remind({ ...gold, status: 'cancelled' })).toBeUndefined();
  expect(remind({ ...gold, expiryDate: monday })).toBeUndefined();
});
