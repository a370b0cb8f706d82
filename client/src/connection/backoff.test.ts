import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('waits twice as long after each failure, up to a minute, less up to half of it by chance', () => {
  expect([1, 2, 3, 6, 7, 60].map((failures) => backoff(failures, () => 0))).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000,
  ]);
  expect(backoff(3, () => 1)).toBe(2000);
});
