import { expect, test } from 'vitest';
import { presenceOf } from './presence-of.ts';

const seconds = (count: number): Date => new Date(Date.UTC(2030, 0, 1) + count * 1000);

test.each([
  [-3600, 'online'],
  [0, 'online'],
  [60, 'online'],
  [150, 'online'],
  [151, 'away'],
  [900, 'away'],
  [901, 'offline'],
  [86_400, 'offline'],
])('shows a device last seen %i s ago as %s', (age, presence) => {
  expect(presenceOf(seconds(0), seconds(age))).toBe(presence);
});
