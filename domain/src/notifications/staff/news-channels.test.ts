import { describe, expect, test } from 'vitest';
import { pending } from '../delivery.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import { digestFor, newsChannels } from './news-channels.ts';
import type { NewsType } from './news-type.ts';
import type { StaffReader } from './staff-reader.ts';

const reader = (role: StaffReader['role'], more: Partial<StaffReader> = {}): StaffReader => ({
  role,
  staff: {},
  preferences: {},
  ...more,
});

/** The channels that send at once, and the digest that the e-mail waits for. */
const channels = (who: StaffReader, type: NewsType) => {
  const choices = newsChannels(who, type);
  const sent = (['inApp', 'fcm', 'email'] as const).filter((channel) => choices[channel] === 'send');
  return [...sent, ...(digestFor(who, type) ? [`digest ${digestFor(who, type)}`] : [])].join(', ');
};

describe('by default', () => {
  test.each([
    ['owner', 'staffBooking', 'inApp, fcm, digest daily'],
    ['manager', 'staffLowStock', 'inApp, fcm, digest daily'],
    ['owner', 'staffPrinterFailed', 'inApp, fcm, email'],
    ['manager', 'staffRefundFailed', 'inApp, fcm, email'],
    ['staff', 'staffBooking', 'inApp, fcm'],
    ['staff', 'staffPaid', ''],
    ['staff', 'staffPrinterFailed', ''],
    ['kitchen', 'staffPrinterFailed', 'inApp, fcm'],
    ['kitchen', 'staffBooking', ''],
    [undefined, 'staffBooking', ''],
  ] as const)('%s is told of %s by: %s', (role, type, expected) => {
    expect(channels(reader(role), type)).toBe(expected);
  });
});

describe('by choice', () => {
  test.each([
    ['no push of a kind', { staff: { kinds: { booking: { push: false } } } }, 'inApp, digest daily'],
    ['no e-mail of a kind', { staff: { kinds: { booking: { email: false } } } }, 'inApp, fcm'],
    ['nothing of a kind', { staff: { kinds: { booking: { inbox: false, push: true } } } }, ''],
    ['e-mails at once', { staff: { digest: 'immediate' } }, 'inApp, fcm, email'],
    ['e-mails by the hour', { staff: { digest: 'hourly' } }, 'inApp, fcm, digest hourly'],
    ['no push at all', { preferences: { push: false } }, 'inApp, digest daily'],
    ['no e-mail at all', { preferences: { email: false } }, 'inApp, fcm'],
    [
      'no e-mail at all, against a kind',
      { preferences: { email: false }, staff: { kinds: { booking: { email: true } } } },
      'inApp, fcm',
    ],
  ] as const)('an owner wants %s', (_, more, expected) => {
    expect(channels(reader('owner', more), 'staffBooking')).toBe(expected);
  });

  test('staff may want e-mails', () => {
    const who = reader('staff', { staff: { kinds: { booking: { email: true } }, digest: 'immediate' } });
    expect(channels(who, 'staffBooking')).toBe('inApp, fcm, email');
  });
});

describe('a delivery that waits', () => {
  const now = new Date('2026-05-04T21:00:00Z');
  const at = (role: StaffReader['role'], quietHours?: { from: string; to: string }) => ({
    message: { type: 'staffBooking' as const },
    recipient: { notificationPreferences: { ...(quietHours ? { quietHours } : {}) } },
    member: { role, staff: {} },
    timeZone: 'Europe/Berlin',
    unconfigured: {},
    now,
  });

  test('pauses in quiet hours, like those of customers', () => {
    expect(prepareDelivery(pending, 'fcm', at('owner', { from: '22:00', to: '07:00' }))).toMatchObject({
      state: 'pending',
      nextAttemptAt: new Date('2026-05-05T05:00:00Z'),
    });
    expect(prepareDelivery(pending, 'fcm', at('owner'))).toBe(pending);
  });

  test.each([undefined, 'kitchen'] as const)('is skipped once its reader is %s', (role) => {
    expect(prepareDelivery(pending, 'fcm', at(role))).toMatchObject({
      state: 'skipped',
      reason: 'not for this member',
    });
  });
});
