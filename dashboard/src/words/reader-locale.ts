/** The reader's own form of a language, such as `ar-EG`: it decides the digits and the dates. */
export const readerLocale = (language: string): string =>
  navigator.languages.find((tag) => tag.startsWith(language)) ?? (language === 'en' ? 'en-GB' : language);
