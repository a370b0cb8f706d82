import { expect, test } from 'vitest';
import { catalogue, club, clubWith, reminded, subscribed } from '../../../test-kit/club.ts';
import { alice, schedule } from '../../../test-kit/salon.ts';

const utc = (text: string) => new Date(`${text}:00Z`);

test('schedules the reminder at the same local time one week before the end, across a clock change', () => {
  expect(reminded(clubWith('free', utc('2026-02-28T09:00')))).toEqual([utc('2026-03-21T09:00')]);
  expect(reminded(clubWith('free', utc('2026-03-01T09:00')))).toEqual([utc('2026-03-25T09:00')]);
  expect(reminded(clubWith('free', utc('2026-10-01T08:00')))).toEqual([utc('2026-10-25T09:00')]);
});

test("two users' subscriptions get separate reminders", () => {
  const stage = club();
  stage.pass('subscription.create', { subscriptionId: 's', planId: 'free' }, { by: { kind: 'user', uid: 'a' } });
  stage.pass('subscription.create', { subscriptionId: 'a', planId: 'free' }, { by: { kind: 'user', uid: 's' } });
  expect(stage.store.paths().filter((path) => path.startsWith('scheduledReminders/'))).toEqual([
    'scheduledReminders/a.s.subscriptionRenewal',
    'scheduledReminders/s.a.subscriptionRenewal',
  ]);
});

test('sets no reminder in the past; a renewal within the last week sets the next one', () => {
  const stage = clubWith('free', utc('2026-05-04T06:00'));
  stage.pass('subscription.expire', subscribed, { by: schedule, at: utc('2026-06-04T06:00') });
  expect(reminded(stage)).toEqual([]);
  stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: utc('2026-06-05T06:00') });
  expect(reminded(stage)).toEqual([utc('2026-06-28T06:00')]);
});

test('a renewal that waits for payment leaves the reminder unchanged', () => {
  const stage = clubWith('free', utc('2026-05-04T06:00'));
  catalogue(stage, 'free', { price: { amount: 100, currency: 'EUR' } });
  const before = stage.store.list('scheduledReminders');
  stage.pass('subscription.renew', { subscriptionId: 's' }, { by: alice, at: utc('2026-05-10T06:00') });
  expect(stage.store.list('scheduledReminders')).toEqual(before);
});
