import { expect, test } from 'vitest';
import { isDeviceBehind } from './is-device-behind.ts';

const now = new Date('2026-05-04T10:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

test.each([
  ['keeps work for ten minutes', { queued: 1, queuedSince: ago(10), lastSeenAt: ago(0) }, true],
  ['keeps work for less', { queued: 1, queuedSince: ago(9.9), lastSeenAt: ago(0) }, false],
  ['keeps work and is offline', { queued: 1, queuedSince: ago(60), lastSeenAt: ago(60) }, true],
  ['has sent everything', { queued: 0, lastSeenAt: ago(0) }, false],
  ['comes from an earlier release', { queued: 1, lastSeenAt: ago(0) }, false],
  ['lies in a drawer', { queued: 1, queuedSince: ago(20_000), lastSeenAt: ago(10_080) }, false],
])('a device that %s', (_, device, isBehind) => {
  expect(isDeviceBehind(device, now)).toBe(isBehind);
});
