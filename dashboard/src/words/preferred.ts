/** The languages of the app. A reader loads only theirs. */
export const languages = ['en', 'ar'] as const;
export type Language = (typeof languages)[number];

const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

const key = 'language';

/** The chosen language, or the first of the device that the app has. */
export const preferred = (): Language => {
  const chosen = localStorage.getItem(key);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
};

/** From now on the device opens in this language. */
export const keepLanguage = (language: Language): void => localStorage.setItem(key, language);
