import { describe, expect, test } from 'vitest';
import { invitationMail } from './invitation-mail.ts';

const invitation = {
  providerName: 'Salone “Bella” https://evil.example',
  role: 'staff',
  expiresAt: new Date('2026-05-18T22:30:00Z'),
} as const;

describe('the mail of an invitation', () => {
  test('names the provider in quotation marks, the role and the last day in the zone of the provider', () => {
    expect(invitationMail(invitation, { timeZone: 'Europe/Rome' })).toEqual({
      title: '“Salone Bella evil.example” invites you',
      body: '“Salone Bella evil.example” invites you to work with them as a member of staff. You can accept until May 19, 2026. If you do not know them, ignore this mail.',
      label: 'Look at the invitation',
      language: 'en',
    });
  });

  test('speaks Arabic to whom the inviter says so', () => {
    const mail = invitationMail({ ...invitation, role: 'kitchen' }, { locale: 'ar-EG', timeZone: 'Africa/Cairo' });
    expect(mail).toMatchObject({ language: 'ar', label: 'عرض الدعوة' });
    expect(mail.body).toMatch(/^يدعوك \u2068«Salone Bella evil\.example»\u2069 .* عضو في فريق المطبخ\. .*٢٠٢٦/);
  });
});
