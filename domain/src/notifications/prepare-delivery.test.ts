import { describe, expect, test } from 'vitest';
import { channelNames } from './channel-name.ts';
import { channelsFor } from './channels-for.ts';
import { claim, pending } from './delivery.ts';
import { nextAttemptOf } from './notification.ts';
import type { NotificationPreferences } from './notification-preferences.ts';
import { type DeliveryContext, firstDeliveries, prepareDelivery } from './prepare-delivery.ts';

const noon = new Date('2026-06-01T12:00:00Z');
const midnight = new Date('2026-06-02T00:00:00Z');
const morning = new Date('2026-06-02T07:00:00Z');
const quietHours = { from: '22:00', to: '07:00' };

const at = (
  more: Partial<DeliveryContext> = {},
  notificationPreferences: NotificationPreferences = {},
): DeliveryContext => ({
  message: { type: 'reservationConfirmed' },
  recipient: { notificationPreferences },
  timeZone: 'UTC',
  unconfigured: {},
  now: noon,
  ...more,
});

const sentBy = (preferences: NotificationPreferences, type: Parameters<typeof channelsFor>[1]['type']): string[] => {
  const choices = channelsFor(preferences, { type });
  return channelNames.filter((channel) => choices[channel] === 'send');
};

describe('channelsFor', () => {
  test('uses all channels, unless the preferences exclude some', () => {
    expect(sentBy({}, 'reservationConfirmed')).toEqual(['inApp', 'fcm', 'oneSignal', 'email']);
    expect(sentBy({ push: false }, 'reservationConfirmed')).toEqual(['inApp', 'email']);
    expect(sentBy({ email: false }, 'reservationConfirmed')).toEqual(['inApp', 'fcm', 'oneSignal']);
  });

  test("reports the user's own cancellation in the app only", () => {
    expect(sentBy({}, 'reservationCancelledByYou')).toEqual(['inApp']);
  });

  test('omits reminders that the user does not want, and nothing else', () => {
    for (const type of ['reservation24h', 'reservation1h', 'subscriptionRenewal'] as const) {
      expect(sentBy({ reminders: false }, type)).toEqual([]);
    }
    expect(sentBy({ reminders: false }, 'reservationCancelled')).toHaveLength(4);
    const reminder = at({ message: { type: 'reservation1h' } }, { reminders: false });
    expect(firstDeliveries(reminder)).toBeUndefined();
  });
});

describe('a due delivery', () => {
  test('stays due', () => {
    expect(prepareDelivery(pending, 'fcm', at())).toBe(pending);
  });

  test('records the reason for skipping', () => {
    const unconfigured = { email: 'SMTP_URL is not set' };
    expect(prepareDelivery(pending, 'email', at({ unconfigured })).reason).toBe('SMTP_URL is not set');
    expect(prepareDelivery(pending, 'fcm', at({}, { push: false })).reason).toBe('push is not wanted');
    const late = at({ message: { type: 'reservation1h', usefulUntil: noon } });
    expect(prepareDelivery(pending, 'email', late)).toEqual({
      state: 'skipped',
      attempts: 0,
      reason: 'it came too late',
    });
  });

  test('waits for the end of quiet hours if it is push', () => {
    const night = at({ now: midnight }, { quietHours });
    expect(prepareDelivery(pending, 'fcm', night)).toEqual({ ...pending, nextAttemptAt: morning });
    expect(prepareDelivery(pending, 'email', night)).toBe(pending);
  });

  test('is skipped, but shown in the app, if quiet hours outlast its use', () => {
    const reminder = (usefulUntil: Date) =>
      at({ now: midnight, message: { type: 'reservation1h', usefulUntil } }, { quietHours });
    const early = reminder(morning);
    expect(firstDeliveries(early)).toMatchObject({
      inApp: { state: 'delivered' },
      fcm: { state: 'skipped', reason: 'quiet hours last beyond its use' },
      email: { state: 'skipped' },
    });
    const later = reminder(new Date(morning.getTime() + 1));
    expect(prepareDelivery(pending, 'oneSignal', later).nextAttemptAt).toEqual(morning);
  });
});

test('a claimed delivery stays unchanged', () => {
  const claimed = claim(pending, noon);
  expect(prepareDelivery(claimed, 'fcm', at({}, { push: false }))).toBe(claimed);
});

test('a notification is due with the first of its deliveries', () => {
  const deliveries = firstDeliveries(at({ now: midnight }, { quietHours, email: false }));
  expect(deliveries && nextAttemptOf(deliveries, midnight)).toEqual(morning);
  const all = firstDeliveries(at());
  expect(all && nextAttemptOf(all, noon)).toEqual(new Date('2026-06-01T12:01:00Z'));
  const none = firstDeliveries(at({}, { push: false, email: false }));
  expect(none && nextAttemptOf(none, noon)).toBeNull();
});
