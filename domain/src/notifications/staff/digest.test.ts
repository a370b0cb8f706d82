import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestEnd } from './digest.ts';
import { digestMail } from './digest-mail.ts';
import { maxDigestLines } from './news-limits.ts';

const at = (time: string): Date => new Date(`2026-05-04T${time}Z`);

describe('a period ends', () => {
  const reader = { staff: {}, preferences: {} };

  test.each([
    ['hourly', {}, at('10:20:00'), at('11:00:00')],
    ['hourly', {}, at('11:00:00'), at('12:00:00')],
    ['daily', {}, at('05:59:59'), at('06:00:00')],
    ['daily', {}, at('06:00:00'), new Date('2026-05-05T06:00:00Z')],
    ['daily', { staff: { digestHour: 20 } }, at('06:00:00'), at('18:00:00')],
    ['daily', { staff: { digestHour: 0 } }, at('06:00:00'), at('22:00:00')],
    ['daily', { preferences: { timeZone: 'Asia/Dubai' } }, at('03:00:00'), at('04:00:00')],
  ] as const)('%s, with %o, of %s at %s', (interval, more, now, end) => {
    expect(digestEnd(interval, { ...reader, ...more }, now, 'Europe/Berlin')).toEqual(end);
  });

  test('after its news, within a day and an hour, on a day of summer time, too', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
        (now, digestHour, zone) => {
          const end = digestEnd('daily', { staff: { digestHour }, preferences: {} }, now, zone);
          const waits = end.getTime() - now.getTime();
          expect(waits).toBeGreaterThan(0);
          expect(waits).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });
});

test('an e-mail lists the first notifications and tells of the others', () => {
  const items = Array.from({ length: maxDigestLines + 1 }, (_, n) => ({ title: `t${n}`, body: `b${n}` }));
  const reader = { locale: 'en-GB', timeZone: 'UTC' };
  const mail = digestMail(items, { providerName: 'Salon', count: 500 }, reader);
  expect(mail.title).toBe('“Salon”: news (500)');
  expect(mail.items).toHaveLength(maxDigestLines + 1);
  expect(mail.items.at(-1)?.body).toBe('And more in the app: 470.');
  expect(digestMail(items.slice(0, 2), { providerName: 'Salon', count: 2 }, reader).items).toEqual(items.slice(0, 2));
});
