import { expect, test } from 'vitest';
import { keepUnknownFields } from './keep-unknown.ts';

test.each([
  [
    'fields of the document',
    { status: 'confirmed' },
    { status: 'pending' },
    { status: 'pending', tip: 5 },
    { status: 'confirmed', tip: 5 },
  ],
  [
    'fields of nested maps',
    { total: { amount: 7 } },
    { total: { amount: 5 } },
    { total: { amount: 5, scale: 2 } },
    { total: { amount: 7, scale: 2 } },
  ],
  [
    'fields of a line that changed',
    {
      lines: [
        { lineId: 'b', quantity: 1 },
        { lineId: 'a', quantity: 3 },
      ],
    },
    { lines: [{ lineId: 'a', quantity: 2 }] },
    { lines: [{ lineId: 'a', quantity: 2, course: 1 }] },
    {
      lines: [
        { lineId: 'b', quantity: 1 },
        { lineId: 'a', quantity: 3, course: 1 },
      ],
    },
  ],
  [
    'fields of equal elements that moved',
    { people: [{ name: 'Cy' }, { name: 'Al' }] },
    { people: [{ name: 'Al' }] },
    { people: [{ name: 'Al', seat: 4 }] },
    { people: [{ name: 'Cy' }, { name: 'Al', seat: 4 }] },
  ],
  ['no field that it knows and drops', { a: 1 }, { a: 1, b: 2 }, { a: 1, b: 2 }, { a: 1 }],
  [
    'no field of a line that went',
    { lines: [] },
    { lines: [{ lineId: 'a' }] },
    { lines: [{ lineId: 'a', x: 1 }] },
    { lines: [] },
  ],
  ['nothing of the prototype', { of: {} }, { of: {} }, { of: { constructor: 1 } }, { of: { constructor: 1 } }],
])('keeps %s', (_, after, decoded, stored, expected) => {
  expect(keepUnknownFields(after, decoded, stored)).toEqual(expected);
});
