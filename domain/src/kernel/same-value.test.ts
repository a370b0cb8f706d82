import { expect, test } from 'vitest';
import { sameValue } from './same-value.ts';

const now = new Date(0);

class Circle {
  readonly self = this;
}
const circle = new Circle();

test.each([
  ['numbers', 1, 1],
  ['maps with their keys in another order', { a: 1, b: [1] }, { b: [1], a: 1 }],
  ['lists', [{ a: 1 }, 'x'], [{ a: 1 }, 'x']],
  ['times', now, new Date(0)],
  ['an object that refers to itself', { a: circle }, { a: circle }],
  ['two absent values', undefined, undefined],
])('%s are equal', (_, a, b) => {
  expect(sameValue(a, b)).toBe(true);
});

test.each([
  ['a number and its text', 1, '1'],
  ['a list and a longer one', [1], [1, 2]],
  ['a list in another order', [1, 2], [2, 1]],
  ['a map with one more key', { a: 1 }, { a: 1, b: 2 }],
  ['a map with another key', { a: undefined }, { b: undefined }],
  ['a map with another nested value', { a: { b: 1 } }, { a: { b: 2 } }],
  ['an empty map and an empty list', {}, []],
  ['two times', now, new Date(1)],
  ['null and undefined', null, undefined],
])('%s differ', (_, a, b) => {
  expect(sameValue(a, b)).toBe(false);
  expect(sameValue(b, a)).toBe(false);
});
