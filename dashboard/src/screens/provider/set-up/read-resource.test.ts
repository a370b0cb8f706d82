import { expect, test } from 'vitest';
import { english } from '../../../words/english.ts';
import { readResource } from './read-resource.ts';

const parts = { kind: 'place', hours: undefined, absences: [] } as const;

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

test('a room needs no more than a name, and has no account', () => {
  const form = formOf({ name: ' Room 2 ', seats: '', active: 'on', memberId: 'ada' });
  expect(readResource(form, parts, english)).toEqual({ fields: { name: 'Room 2', kind: 'place', active: true } });
});

test('a person keeps account, party and absences', () => {
  const form = formOf({ name: 'Ada', seats: '2', memberId: 'ada' });
  const read = readResource(form, { ...parts, kind: 'member', absences: ['2026-08-03/2026-08-07'] }, english);
  expect(read).toEqual({
    fields: {
      name: 'Ada',
      kind: 'member',
      active: false,
      memberId: 'ada',
      seats: 2,
      absences: ['2026-08-03/2026-08-07'],
    },
  });
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ name: 'Room', seats: 'two' }, 'seats'],
  [{ name: 'Room', seats: '0' }, 'seats'],
])('%j is refused', (fields, problem) => {
  expect(readResource(formOf(fields), parts, english)).toHaveProperty(['problems', problem]);
});
