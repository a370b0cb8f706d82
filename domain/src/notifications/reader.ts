/** The properties of a reader that affect the text. */
export interface Reader {
  /** From the profile: any text, or none. */
  readonly locale?: string | undefined;
  /** The provider's IANA zone: a reservation shows the provider's local time, wherever its reader is. */
  readonly timeZone: string;
}

export type Language = 'en' | 'ar';

export const languageOf = (locale: string | undefined): Language => (/^ar\b|^ar_/i.test(locale ?? '') ? 'ar' : 'en');

/**
 * The locale for dates and money. It must be a variant of the text's language, such as `en-GB` or `ar-EG`, because a
 * message should not mix languages. An invalid locale counts as absent.
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
