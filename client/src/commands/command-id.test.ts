import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { commandId } from './command-id.ts';

test('creates UUIDs of version 7 that carry the millisecond', () => {
  const now = Date.UTC(2030, 5, 1, 12);
  const id = commandId(now);
  expect([validate(id), version(id)]).toEqual([true, 7]);
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
});

test('creates ids in ascending order, even for many in one millisecond or after the clock was set back', () => {
  const start = Date.UTC(2031, 0, 1);
  const times = [...Array.from({ length: 9000 }, () => start), start - 86_400_000, start - 1, start + 1];
  const ids = times.map((time) => commandId(time));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
});
