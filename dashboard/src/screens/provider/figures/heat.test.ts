import { expect, test } from 'vitest';
import { heatOf } from './heat.ts';

test('adds the bookings of each weekday and hour, without gaps between the hours', () => {
  const heat = heatOf([
    { day: '2026-11-23', hours: { '09': 2, '11': 1 } },
    { day: '2026-11-30', hours: { '09': 1 } },
    { day: '2026-11-29', hours: { '10': 4 } },
  ]);
  expect(heat.hours).toEqual([9, 10, 11]);
  expect(heat.rows[0]).toEqual([3, 0, 1]);
  expect(heat.rows[6]).toEqual([0, 4, 0]);
  expect(heat.most).toBe(4);
});

test('has no hours when nobody came', () => {
  expect(heatOf([{ day: '2026-11-23', hours: { '09': 0 } }])).toMatchObject({ hours: [], most: 0 });
});
