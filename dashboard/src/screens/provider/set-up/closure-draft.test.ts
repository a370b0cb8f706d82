import { expect, test } from 'vitest';
import { closedTimesOf, draftFault, newDraft, wayOf } from './closure-draft.ts';

const today = '2026-08-03';
const draft = newDraft(today);

test('a new draft closes today, all day, the whole place', () => {
  expect(draftFault(draft, today)).toBeUndefined();
  expect(closedTimesOf(draft)).toEqual({ from: today, until: today, openingHours: [] });
});

test.each([
  ['days the wrong way round', { lastDay: '2026-08-02' }, 'lastDay'],
  ['no day', { firstDay: '' }, 'lastDay'],
  ['days that have passed', { firstDay: '2026-08-01', lastDay: '2026-08-02' }, 'past'],
  ['more than a year', { lastDay: '2027-08-04' }, 'long'],
  ['a break without length', { way: 'break', closes: '12:00' }, 'closes'],
] as const)('%s are refused', (_, change, fault) => {
  expect(draftFault({ ...draft, ...change }, today)).toBe(fault);
});

test('a year is the longest', () => {
  expect(draftFault({ ...draft, lastDay: '2027-08-03' }, today)).toBeUndefined();
});

test('a break of one service names both', () => {
  const closed = closedTimesOf({ ...draft, way: 'break', serviceIds: ['cut'] });
  expect(closed).toEqual({
    from: today,
    until: today,
    break: { from: '12:00', until: '14:00' },
    serviceIds: ['cut'],
  });
  expect(wayOf(closed)).toBe('break');
});

test('other hours replace the usual ones', () => {
  const closed = closedTimesOf({ ...draft, way: 'otherHours' });
  expect(closed).toMatchObject({ openingHours: [{ open: '12:00', close: '14:00' }] });
  expect(wayOf(closed)).toBe('otherHours');
  expect(wayOf({})).toBe('allDay');
});
