/** Some systems name a language in a way that `Intl` does not know, such as `en-US@posix`. */
const isKnown = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};

/** The reader's own form of a language, such as `ar-EG`: it decides the digits and the dates. */
export const readerLocale = (language: string): string =>
  navigator.languages.find((tag) => tag.startsWith(language) && isKnown(tag)) ??
  (language === 'en' ? 'en-GB' : language);
