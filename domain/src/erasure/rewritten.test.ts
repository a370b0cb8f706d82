import { expect, test } from 'vitest';
import { pseudonymOf } from '../kernel/pseudonym.ts';
import { mentions, rewritten } from './rewritten.ts';

const pseudonym = pseudonymOf('s3cret');
const { id, name } = pseudonym;
const traces = { uid: 'u1', words: ['Ada', 'Ada Byron', 'ada@example.org', '+39 06 1'] };
const after = (fields: object) => rewritten({ ...fields }, traces, pseudonym);

test('replaces the uid in values, lists and keys, as a whole id', () => {
  expect(after({ createdBy: 'u1', owners: ['u2', 'u1'], 'x.u1': 'kind.id.u1', other: 'u11', more: 'my-u1' })).toEqual({
    createdBy: id,
    owners: ['u2', id],
    [`x.${id}`]: `kind.id.${id}`,
    other: 'u11',
    more: 'my-u1',
  });
});

test('adds the figures of the uid to those of the pseudonym', () => {
  const staff = { u1: { sales: 3, served: 1 }, [id]: { sales: 4, completed: 2 }, u2: { sales: 9 } };
  expect(after({ staff })).toEqual({
    staff: { [id]: { sales: 7, served: 1, completed: 2 }, u2: { sales: 9 } },
  });
});

test('replaces names and addresses in free text alone, the longest first, and as whole words', () => {
  expect(
    after({ note: 'for ada byron, +39 06 1!', name: 'Pizza Ada', reason: 'Adam came', email: 'ADA@example.org' }),
  ).toEqual({ note: `for ${name}, ${name}!`, name: 'Pizza Ada', reason: 'Adam came', email: name });
});

test('renames a place of work that is the member', () => {
  const servedBy = { resourceId: 'chair', name: 'Ada', memberId: 'u1' };
  expect(after({ servedBy, other: { name: 'Ada', memberId: 'u2' } })).toEqual({
    servedBy: { resourceId: 'chair', name, memberId: id },
    other: { name: 'Ada', memberId: 'u2' },
  });
});

test('keeps the id of a place of work, by which bookings hold its time', () => {
  const booking = {
    servedBy: { resourceId: 'u1', name: 'Ada', memberId: 'u1' },
    slotKeys: ['u1@2026-05-04T08:00Z+45'],
    move: { slotKeys: ['u1@2026-05-05T08:00Z+45'] },
  };
  expect(after(booking)).toEqual({ ...booking, servedBy: { resourceId: 'u1', name, memberId: id } });
  expect(after({ resourceIds: ['u1', 'ben'], updatedBy: 'u1' })).toEqual({ resourceIds: ['u1', 'ben'], updatedBy: id });
});

test('replaces the name among colleagues, whatever it was', () => {
  const payload = { userId: 'u1', change: 'renamed', displayName: 'The Countess' };
  expect(after({ payload })).toEqual({ payload: { userId: id, change: 'renamed', displayName: name } });
});

test('leaves values of other types as they are', () => {
  const at = new Date(0);
  expect(after({ at, none: null, count: 0 })).toEqual({ at, none: null, count: 0 });
  expect(after({ at }).at).toBe(at);
});

test('finds a uid at any depth, and only as a whole id', () => {
  expect(mentions({ a: [{ b: 'x', u1: 1 }] }, 'u1')).toBe(true);
  expect(mentions({ a: [{ b: 'system:u1' }] }, 'u1')).toBe(true);
  expect(mentions({ a: [{ b: 'u12', at: new Date(0), none: null }] }, 'u1')).toBe(false);
});
