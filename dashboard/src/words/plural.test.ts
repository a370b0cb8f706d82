import { expect, test } from 'vitest';
import { pluralIn } from './plural.ts';

const days = { zero: 'no day', one: '# day', two: 'two days', other: '# days' };

test('English says nothing at all in words of its own', () => {
  const plural = pluralIn('en');
  expect([0, 1, 2].map((count) => plural(count, days))).toEqual(['no day', '1 day', '2 days']);
  expect(plural(0, { one: '# day', other: '# days' })).toBe('0 days');
});

test('Arabic counts two by a form', () => {
  const plural = pluralIn('ar-u-nu-latn');
  expect([0, 2, 3].map((count) => plural(count, days))).toEqual(['no day', 'two days', '3 days']);
});
