import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test('groups items by a key, in the order in which the keys come', () => {
  const groups = grouped(['bread', 'cake', 'bun'], (name) => name[0]);
  expect([...groups]).toEqual([
    ['b', ['bread', 'bun']],
    ['c', ['cake']],
  ]);
});
