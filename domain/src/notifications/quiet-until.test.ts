import { describe, expect, test } from 'vitest';
import { notificationPreferencesSchema } from './notification-preferences.ts';
import { quietUntil } from './quiet-until.ts';

const night = { from: '22:00', to: '07:00' };

const until = (now: string, quietHours = night, timeZone?: string): string | undefined =>
  quietUntil({ quietHours, timeZone }, new Date(now), 'Europe/Berlin')?.toISOString();

describe('quiet hours over midnight', () => {
  test.each([
    ['just before', '2026-06-01T19:59:59Z', undefined],
    ['at their beginning', '2026-06-01T20:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['after midnight', '2026-06-02T01:00:00Z', '2026-06-02T05:00:00.000Z'],
    ['at their end', '2026-06-02T05:00:00Z', undefined],
    ['at noon', '2026-06-02T10:00:00Z', undefined],
  ])('%s', (_, now, end) => {
    expect(until(now)).toBe(end);
  });

  test('end at seven by the clock when it is changed that night', () => {
    expect(until('2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T21:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
  });

  test('end at the moment of a skip that swallows their end', () => {
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

test("are in the person's own zone, where it is named", () => {
  expect(until('2026-06-01T14:00:00Z', night, 'Asia/Tokyo')).toBe('2026-06-01T22:00:00.000Z');
  expect(until('2026-06-01T21:00:00Z', night, 'America/New_York')).toBeUndefined();
});

test('none, or from a time until the same time: never quiet', () => {
  expect(quietUntil({}, new Date(), 'UTC')).toBeUndefined();
  expect(until('2026-06-01T21:00:00Z', { from: '22:00', to: '22:00' })).toBeUndefined();
});

test('a zone that nobody knows counts as none, a time that is none is refused', () => {
  const parsed = notificationPreferencesSchema.parse({ quietHours: night, timeZone: 'Mars/Base' });
  expect(parsed).toEqual({ quietHours: night, timeZone: undefined });
  expect(notificationPreferencesSchema.safeParse({ quietHours: { from: '24:00', to: '07:00' } }).success).toBe(false);
});
