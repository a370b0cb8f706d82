import { expect, test } from 'vitest';
import { formatDay, formatMoment, formatMoney } from './format.ts';
import { formatLocale, languageOf } from './reader.ts';

test.each([
  ['ar', 'ar', 'ar'],
  ['ar-EG', 'ar', 'ar-EG'],
  ['ar_SA', 'ar', 'ar-SA'],
  ['AR', 'ar', 'ar'],
  ['en-GB', 'en', 'en-GB'],
  ['arn', 'en', 'en'],
  ['de-DE', 'en', 'en'],
  ['not a locale', 'en', 'en'],
  ['ar-%%', 'ar', 'ar'],
  ['', 'en', 'en'],
  [undefined, 'en', 'en'],
])('the locale %o selects the texts in %s and the formats of %s', (locale, language, format) => {
  expect(languageOf(locale)).toBe(language);
  expect(formatLocale(locale)).toBe(format);
});

test("times are in the provider's time zone", () => {
  const at = new Date('2026-10-25T00:30:00Z');
  expect(formatMoment(at, { locale: 'en-GB', timeZone: 'Europe/Berlin' })).toBe('Sunday 25 October at 02:30');
  expect(formatMoment(at, { locale: 'en-US', timeZone: 'America/New_York' })).toBe('Saturday, October 24 at 08:30 PM');
  expect(formatDay(at, { timeZone: 'Pacific/Auckland' })).toBe('October 25, 2026');
});

test.each([
  ['EUR', '€12.34'],
  ['JPY', '¥1,234'],
  ['KWD', 'KWD\u00a01.234'],
])('formats an amount of %s in minor units', (currency, text) => {
  expect(formatMoney({ amount: 1234, currency }, { locale: 'en-US', timeZone: 'UTC' })).toBe(text);
});
