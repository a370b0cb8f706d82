/** Who will read a text, as far as its wording goes. */
export interface Reader {
  /** As the profile has it: any text, or none. */
  readonly locale?: string | undefined;
  /** The house's IANA zone: a booking is at the house's time, wherever its reader is. */
  readonly timeZone: string;
}

export type Language = 'en' | 'ar';

export const languageOf = (locale: string | undefined): Language => (/^ar\b|^ar_/i.test(locale ?? '') ? 'ar' : 'en');

/**
 * The locale to format dates and money in. Only a variety of the language the text is in (`en-GB`, `ar-EG`): half a sentence in
 * another language helps nobody. What is no locale at all counts as none.
 */
export const formatLocale = (locale: string | undefined): string => {
  const language = languageOf(locale);
  try {
    const [canonical = language] = Intl.getCanonicalLocales(locale?.replaceAll('_', '-'));
    return new Intl.Locale(canonical).language === language ? canonical : language;
  } catch {
    return language;
  }
};
