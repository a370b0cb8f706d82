import { expect, test } from 'vitest';
import { recipientSchema } from './recipient.ts';

test.each([
  ['alice@example.org', 'alice@example.org'],
  ['a@x.org, b@y.org', undefined],
  ['a@x.org;b@y.org', undefined],
  ['Everybody: a@x.org, b@y.org;', undefined],
  ['Alice <alice@example.org>', undefined],
  ['alice', undefined],
  ['', undefined],
  [['a@x.org', 'b@y.org'], undefined],
  [undefined, undefined],
])('parses the address %o as %o', (email, expected) => {
  expect(recipientSchema.parse({ email, locale: 'en' })).toEqual({
    email: expected,
    locale: 'en',
    notificationPreferences: {},
  });
});
