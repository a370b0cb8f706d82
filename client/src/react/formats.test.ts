import { expect, test } from 'vitest';
import { formats } from './formats.ts';

const at = new Date('2026-11-24T09:30:00Z');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test('writes times in the zone of the place, and the local day', () => {
  const rome = formats('en-GB', 'Europe/Rome');
  expect(rome.time(at)).toBe('10:30');
  expect(rome.day(at)).toBe('Tue 24 Nov');
  expect(rome.dayTime(at)).toBe('Tue 24 Nov, 10:30');
  expect(rome.longDay(at)).toBe('Tuesday 24 November');
  expect(rome.date(at)).toBe('24 Nov 2026');
  expect(formats('ar', 'Asia/Tokyo').localDay(new Date('2026-11-24T15:30:00Z'))).toBe('2026-11-25');
});

test.each([
  [2500, 'EUR', '€25'],
  [2550, 'EUR', '€25.50'],
  [980, 'JPY', 'JP¥980'],
  [5125, 'KWD', 'KWD 5.125'],
])('writes %i minor units of %s as %s', (amount, currency, text) => {
  expect(plain(formats('en-GB').money({ amount, currency }))).toBe(text);
});

test.each([
  [12, 'in 12 min'],
  [-4, '4 min ago'],
  [0, 'this minute'],
  [90, 'in 1 hr'],
  [-3 * 24 * 60, '3 days ago'],
])('writes %i minutes from now as %s', (minutes, text) => {
  expect(formats('en-GB').relative(new Date(at.getTime() + minutes * 60_000), at)).toBe(text);
});

test('gives the same object again, and shares as percent', () => {
  expect(formats('en-GB', 'Europe/Rome')).toBe(formats('en-GB', 'Europe/Rome'));
  expect(plain(formats('en-GB').percent(0.724))).toBe('72%');
});

test('writes hours, clocks and countdowns in the digits of the reader', () => {
  const [english, arabic] = [formats('en-GB'), formats('ar-EG')];
  expect([english.hour(9), english.clock(14 * 60 + 5)]).toEqual(['09', '14:05']);
  expect([arabic.hour(9), arabic.clock(14 * 60 + 5)]).toEqual(['٠٩', '١٤:٠٥']);
  const until = new Date(at.getTime() + 245_000);
  expect([english.countdown(until, at), arabic.countdown(until, at)]).toEqual(['4:05', '٤:٠٥']);
  expect(english.countdown(at, until)).toBe('0:00');
});
