import { describe, expect, test } from 'vitest';
import { notificationPreferencesSchema } from './notification-preferences.ts';
import { quietUntil } from './quiet-until.ts';

const night = { from: '22:00', to: '07:00' };

const until = (now: string, quietHours = night, timeZone?: string): string | undefined =>
  quietUntil({ quietHours, timeZone }, new Date(now), 'Europe/Berlin')?.toISOString();

describe('quiet hours across midnight', () => {
  test.each([
    ['just before the start', '2026-06-01T19:59:59Z', undefined],
    ['at the start', '2026-06-01T20:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['after midnight', '2026-06-02T01:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['at the end', '2026-06-02T05:00:00Z', undefined],
    ['at noon', '2026-06-02T10:00:00Z', undefined],
  ])('%s', (_, now, end) => {
    expect(until(now)).toBe(end);
  });

  test('end at the local time, even in a night with a clock change', () => {
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  test('end at the moment of a skip that contains their end', () => {
    expect(until('2026-03-28T23:00:00Z', { from: '22:00', to: '02:30' })).toBe('2026-03-29T01:00:00.000Z');
    expect(until('2026-03-29T01:00:00Z', { from: '22:00', to: '02:30' })).toBeUndefined();
  });
});

test('quiet hours within a day', () => {
  const siesta = { from: '13:00', to: '15:00' };
  expect(until('2026-06-01T11:30:00Z', siesta)).toBe('2026-06-01T13:00:00.000Z');
  expect(until('2026-06-01T13:00:00Z', siesta)).toBeUndefined();
  expect(until('2026-06-01T00:00:00Z', siesta)).toBeUndefined();
});

test("quiet hours use the user's own zone, if set", () => {
  expect(until('2026-06-01T14:00:00Z', night, 'Asia/Tokyo')).toBe('2026-06-01T22:00:00.000Z');
  expect(until('2026-06-01T21:00:00Z', night, 'America/New_York')).toBeUndefined();
});

test('absent or empty quiet hours are never quiet', () => {
  expect(quietUntil({}, new Date(), 'UTC')).toBeUndefined();
  expect(until('2026-06-01T21:00:00Z', { from: '22:00', to: '22:00' })).toBeUndefined();
});

test('ignores an unknown zone, but rejects an invalid time', () => {
  const parsed = notificationPreferencesSchema.parse({ quietHours: night, timeZone: 'Mars/Base' });
  expect(parsed).toEqual({ quietHours: night, timeZone: undefined });
  expect(notificationPreferencesSchema.safeParse({ quietHours: { from: '24:00', to: '07:00' } }).success).toBe(false);
});
