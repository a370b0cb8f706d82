import { quoted } from '../quoted.ts';
import { type Language, languageOf, type Reader } from '../reader.ts';
import { digestArabic } from './news-arabic.ts';
import type { DigestTexts } from './news-catalogue.ts';
import { digestEnglish } from './news-english.ts';
import { maxDigestLines } from './news-limits.ts';
import { formatCount } from './write-news.ts';

const texts: Readonly<Record<Language, DigestTexts>> = { en: digestEnglish, ar: digestArabic };

export interface DigestItem {
  readonly title: string;
  readonly body: string;
}

export interface DigestMail {
  readonly title: string;
  readonly body: string;
  readonly items: readonly DigestItem[];
  readonly language: Language;
}

/**
 * The e-mail of a digest.
 *
 * @param items the first notifications, as they were told; one more than an e-mail has lines tells that there are more
 * @param count of all notifications
 */
export const digestMail = (
  items: readonly DigestItem[],
  { providerName, count }: { readonly providerName: string; readonly count: number },
  { locale }: Reader,
): DigestMail => {
  const language = languageOf(locale);
  const words = texts[language];
  const listed = items.slice(0, maxDigestLines);
  const total = Math.max(count, listed.length);
  const more =
    items.length > listed.length ? [{ title: '…', body: words.more(formatCount(total - listed.length, locale)) }] : [];
  const title = words.title({ provider: quoted(providerName, language), count: formatCount(total, locale) });
  return { title, body: words.body, items: [...listed, ...more], language };
};
