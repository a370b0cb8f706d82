import { test } from 'vitest';
import { playReservationHistories } from '../../domain/test-kit/reservation-histories.ts';
import { playSubscriptionHistories } from '../../domain/test-kit/subscription-histories.ts';

const timeout = 30 * 60_000;

test('1,000 histories of reservations, with guests, closures, refunds and reopening', { timeout }, () =>
  playReservationHistories(1000),
);

test('1,000 histories of subscriptions', { timeout }, () => playSubscriptionHistories(1000));
