import './reader-languages.ts';
import type { BrowserContextOptions } from 'playwright-core';
import { arabic } from '../../../dashboard/src/words/arabic.ts';
import { english, type Words } from '../../../dashboard/src/words/english.ts';

/** A person in front of a screen: their language, their device, and the words that they look for. */
export interface Reader {
  readonly name: string;
  readonly words: Words;
  readonly device: BrowserContextOptions;
}

export const englishPhone: Reader = {
  name: 'in English on a phone',
  words: english,
  device: { viewport: { width: 390, height: 844 }, locale: 'en-GB', hasTouch: true, isMobile: true },
};

export const englishDesk: Reader = {
  name: 'in English at a desk',
  words: english,
  device: { viewport: { width: 1280, height: 900 }, locale: 'en-GB' },
};

export const arabicDesk: Reader = {
  name: 'in Arabic at a desk',
  words: arabic,
  device: { viewport: { width: 1280, height: 900 }, locale: 'ar-EG' },
};

/** Each screen works for both. */
export const readers = [englishPhone, arabicDesk] as const;
