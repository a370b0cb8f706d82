import { expect, test } from 'vitest';
import { clockOf, minuteAt } from './drag.ts';

const track = { top: 100, height: 540 };
const span = { from: 9 * 60, until: 18 * 60 };

test.each([
  ['the upper edge', 100, '09:00'],
  ['a little below it', 106, '09:00'],
  ['nearer to the next quarter', 108, '09:15'],
  ['the middle', 370, '13:30'],
  ['above the column', 0, '09:00'],
  ['below the column', 900, '17:45'],
])('%s', (_, y, time) => {
  expect(clockOf(minuteAt(y, track, span))).toBe(time);
});
