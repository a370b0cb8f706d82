import { afterEach, expect, test, vi } from 'vitest';
import { readerLocale } from './reader-locale.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  [['de-AT', 'ar-EG', 'en-US'], 'ar', 'ar-EG'],
  [['en-US@posix'], 'en', 'en-GB'],
  [['fr'], 'ar', 'ar'],
])('readers with %j read %s as %s', (languages, language, locale) => {
  vi.stubGlobal('navigator', { languages });
  expect(readerLocale(language)).toBe(locale);
  expect(() => new Intl.NumberFormat(readerLocale(language))).not.toThrow();
});
