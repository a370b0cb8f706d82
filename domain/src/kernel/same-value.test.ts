import { expect, test } from 'vitest';
import { sameValue } from './same-value.ts';

const now = new Date(0);

test.each([
  ['numbers', 1, 1],
  ['maps, whatever the order of their keys', { a: 1, b: [1] }, { b: [1], a: 1 }],
  ['lists', [{ a: 1 }, 'x'], [{ a: 1 }, 'x']],
  ['times', now, new Date(0)],
  ['what is absent', undefined, undefined],
])('%s are the same', (_, a, b) => {
  expect(sameValue(a, b)).toBe(true);
});

test.each([
  ['a number and its text', 1, '1'],
  ['a list and a longer one', [1], [1, 2]],
  ['a list in another order', [1, 2], [2, 1]],
  ['a map with a key more', { a: 1 }, { a: 1, b: 2 }],
  ['a map with another key', { a: undefined }, { b: undefined }],
  ['a map with another value below', { a: { b: 1 } }, { a: { b: 2 } }],
  ['an empty map and an empty list', {}, []],
  ['two times', now, new Date(1)],
  ['null and absent', null, undefined],
])('%s are not', (_, a, b) => {
  expect(sameValue(a, b)).toBe(false);
  expect(sameValue(b, a)).toBe(false);
});
