import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

test('doubles the delay after each failure up to one minute, and subtracts up to half of it at random', () => {
  expect([1, 2, 3, 6, 7, 60].map((failures) => backoff(failures, () => 0))).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000,
  ]);
  expect(backoff(3, () => 1)).toBe(2000);
});
