import { expect, test } from 'vitest';
import { openTill } from './open-till.ts';

const rome = {
  timeZone: 'Europe/Rome',
  openingHours: {
    tue: [
      { open: '09:00', close: '13:00' },
      { open: '14:00', close: '19:00' },
    ],
  },
};

test.each([
  ['2026-11-24T08:30:00Z', '2026-11-24T12:00:00Z'],
  ['2026-11-24T13:15:00Z', '2026-11-24T18:00:00Z'],
])('at %s it is open till %s', (now, till) => {
  expect(openTill(rome, new Date(now))).toEqual(new Date(till));
});

test.each(['2026-11-24T12:30:00Z', '2026-11-24T18:00:00Z', '2026-11-25T09:00:00Z'])('at %s it is closed', (now) => {
  expect(openTill(rome, new Date(now))).toBeUndefined();
});

test('a closure closes, and a place without hours never does', () => {
  const closures = [{ closureId: 'c', from: '2026-11-24', until: '2026-11-25', openingHours: [] }];
  expect(openTill({ ...rome, closures }, new Date('2026-11-24T08:30:00Z'))).toBeUndefined();
  expect(openTill({ timeZone: 'UTC' }, new Date())).toBe('always');
});

test.each([
  ['2026-11-27T22:30:00Z', '2026-11-28T01:00:00Z'],
  ['2026-11-28T00:30:00Z', '2026-11-28T01:00:00Z'],
])('a bar that closes at two in the morning is open at %s', (now, till) => {
  const bar = { timeZone: 'Europe/Rome', openingHours: { fri: [{ open: '18:00', close: '02:00' }] } };
  expect(openTill(bar, new Date(now))).toEqual(new Date(till));
  expect(openTill(bar, new Date('2026-11-28T01:30:00Z'))).toBeUndefined();
});
