import { expect, test } from 'vitest';
import { recipientSchema } from './recipient.ts';

test('takes language and preferences from a profile, but no address', () => {
  const profile = { email: 'alice@example.org', locale: 'en', notificationPreferences: { push: false } };
  expect(recipientSchema.parse(profile)).toEqual({ locale: 'en', notificationPreferences: { push: false } });
});

test('ignores malformed fields, so that no typing error blocks all messages', () => {
  expect(recipientSchema.parse({ locale: 7, notificationPreferences: 'none' })).toEqual({
    locale: undefined,
    notificationPreferences: {},
  });
});
