import { describe, expect, test } from 'vitest';
import {
  claim,
  type Delivery,
  isDue,
  leaseMs,
  maxAttempts,
  pauseAfter,
  pending,
  type Sending,
  settle,
} from './delivery.ts';

const now = new Date('2026-06-01T12:00:00Z');
const inMs = (ms: number): Date => new Date(now.getTime() + ms);
const failed: Sending = { result: 'failed', reason: 'HTTP 500' };

test('the retry delays grow from 30 s to 2 h', () => {
  expect([1, 2, 3, 4, 5].map(pauseAfter)).toEqual([30_000, 120_000, 480_000, 1_920_000, 7_200_000]);
});

test('a claimed delivery is not due until its lease expires', () => {
  const claimed = claim(pending, now);
  expect(claimed).toEqual({ state: 'pending', attempts: 1, leaseUntil: inMs(leaseMs) });
  expect(isDue(pending, now)).toBe(true);
  expect(isDue(claimed, inMs(leaseMs - 1))).toBe(false);
  expect(isDue(claimed, inMs(leaseMs))).toBe(true);
});

describe('the delivery after an attempt', () => {
  const claimed = claim(pending, now);

  test('is delivered', () => {
    const delivered = settle(claimed, { result: 'sent', providerMessageId: 'm' }, now);
    expect(delivered).toEqual({ state: 'delivered', attempts: 1, deliveredAt: now, providerMessageId: 'm' });
    expect(isDue(delivered, inMs(1e9))).toBe(false);
  });

  test('is skipped', () => {
    expect(settle(claimed, { result: 'skipped', reason: 'no device' }, now)).toEqual({
      state: 'skipped',
      attempts: 1,
      reason: 'no device',
    });
  });

  test('waits after a failure, or longer if the service says so', () => {
    const waiting = settle(claimed, failed, now);
    expect(waiting).toEqual({ state: 'pending', attempts: 1, reason: 'HTTP 500', nextAttemptAt: inMs(30_000) });
    expect(isDue(waiting, inMs(29_999))).toBe(false);
    expect(isDue(waiting, inMs(30_000))).toBe(true);
    expect(settle(claimed, { ...failed, retryAfterMs: 90_000 }, now).nextAttemptAt).toEqual(inMs(90_000));
    expect(settle(claimed, { ...failed, retryAfterMs: 1 }, now).nextAttemptAt).toEqual(inMs(30_000));
  });

  test('fails at once after a permanent error', () => {
    expect(settle(claimed, { ...failed, permanent: true }, now)).toEqual({
      state: 'failed',
      attempts: 1,
      reason: 'HTTP 500',
    });
  });
});

test('a delivery fails after six attempts, with the last reason', () => {
  let delivery: Delivery = pending;
  let at = now;
  let tried = 0;
  while (isDue(delivery, at)) {
    delivery = settle(claim(delivery, at), failed, at);
    tried += 1;
    at = delivery.nextAttemptAt ?? at;
  }
  expect(tried).toBe(maxAttempts);
  expect(delivery).toEqual({ state: 'failed', attempts: 6, reason: 'HTTP 500' });
});

test('six crashed attempts fail the delivery, too', () => {
  let delivery: Delivery = pending;
  let at = now;
  for (let n = 0; n < maxAttempts; n++) {
    delivery = claim(delivery, at);
    at = delivery.leaseUntil ?? at;
  }
  expect(claim(delivery, at)).toEqual({ state: 'failed', attempts: 6, reason: 'no attempt came to an end' });
});
