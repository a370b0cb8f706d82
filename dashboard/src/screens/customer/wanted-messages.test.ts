import { expect, test } from 'vitest';
import { preferencesOf, wantedOf } from './wanted-messages.ts';

const all = { push: true, email: true, reminders: true };

test('wants everything about which nothing is said', () => {
  expect(wantedOf(undefined)).toEqual({ ...all, from: '', to: '' });
  expect(preferencesOf(wantedOf({ email: false }), 'Europe/Rome')).toEqual({ ...all, email: false });
});

test('keeps quiet hours with the zone of the device', () => {
  const quietHours = { from: '22:00', to: '07:30' };
  const wanted = wantedOf({ quietHours, timeZone: 'UTC' });
  expect(preferencesOf(wanted, 'Europe/Rome')).toEqual({ ...all, quietHours, timeZone: 'Europe/Rome' });
});

test.each([
  ['22:00', ''],
  ['', '07:30'],
])('asks for the other time of %j and %j', (from, to) => {
  expect(preferencesOf({ ...wantedOf(), from, to }, 'UTC')).toBeUndefined();
});
