import { expect, test } from 'vitest';
import { keepEqual } from './keep-equal.ts';

test('keeps each equal row by its id, wherever it stands', () => {
  const before = [
    { id: 'a', at: new Date(1), lines: [{ n: 1 }] },
    { id: 'b', at: new Date(1), lines: [] },
  ];
  const next = [
    { id: 'c', at: new Date(1), lines: [] },
    { id: 'a', at: new Date(1), lines: [{ n: 1 }] },
    { id: 'b', at: new Date(2), lines: [] },
  ];
  const kept = keepEqual(before, next);
  expect(kept).toEqual(next);
  expect(kept.map((row) => before.includes(row))).toEqual([false, true, false]);
});

test('keeps kitchen tickets by their order, and rows without an id by their place', () => {
  const tickets = [
    { orderId: 'a', n: 1 },
    { orderId: 'b', n: 2 },
  ];
  expect(keepEqual(tickets, [{ orderId: 'b', n: 2 }])[0]).toBe(tickets[1]);
  const slots = [{ start: 1 }, { start: 2 }];
  expect(keepEqual(slots, [{ start: 1 }, { start: 3 }])[0]).toBe(slots[0]);
});

test('returns the data before if all of it is equal, and the next data after another kind of data', () => {
  const list = [{ id: 'a' }];
  const document = { name: 'a', at: new Date(1) };
  expect(keepEqual(list, [{ id: 'a' }])).toBe(list);
  expect(keepEqual(document, { name: 'a', at: new Date(1) })).toBe(document);
  expect(keepEqual<object | undefined>(document, undefined)).toBeUndefined();
  expect(keepEqual<object>(document, list)).toBe(list);
  expect(keepEqual([{ id: 'a' }, { id: 'b' }], list)).toEqual(list);
});
