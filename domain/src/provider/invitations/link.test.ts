import { expect, test } from 'vitest';
import { invitationCode, invitationLink, parseInvitation } from './link.ts';

const target = { providerId: 'salon_1', invitationId: 'ZmXw7yJ9h2Qk4LrT0aVb-_' };

test('a link carries the secret in its fragment, and is read again', () => {
  const link = invitationLink('https://app.example.org/join?lang=ar#old', target);
  expect(link).toBe('https://app.example.org/join?lang=ar#invitation=salon_1.ZmXw7yJ9h2Qk4LrT0aVb-_');
  expect(parseInvitation(link)).toEqual(target);
  expect(parseInvitation(link.slice(link.indexOf('#')))).toEqual(target);
});

test('a code is read as it stands, and nothing else is', () => {
  expect(parseInvitation(` ${invitationCode(target)} `)).toEqual(target);
  for (const text of ['', 'salon_1', 'salon_1.short', `${invitationCode(target)}.more`, `a/b.${target.invitationId}`]) {
    expect(parseInvitation(text), text).toBeUndefined();
  }
});
