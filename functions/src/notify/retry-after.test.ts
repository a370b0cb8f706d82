import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-06-01T12:00:00Z');

test.each([
  ['120', 120_000],
  [30, 30_000],
  ['1.5', 1500],
  ['0', 0],
  ['-5', 0],
  ['Mon, 01 Jun 2026 12:01:00 GMT', 60_000],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
  [['1', '2'], undefined],
])('parses Retry-After %o as %o ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});
