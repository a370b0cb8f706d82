import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Words } from './english.ts';
import { once } from './once.ts';
import { keepLanguage, type Language, preferred } from './preferred.ts';
import { readerLocale } from './reader-locale.ts';

const names: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

const loads: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./english.ts')).english,
  ar: async () => (await import('./arabic.ts')).arabic,
};

const wordsIn = once(loads);

interface Spoken {
  readonly language: Language;
  /** Of the reader's device if it speaks the language, so that dates look as at home. */
  readonly locale: string;
  readonly words: Words;
  readonly speak: (language: Language) => void;
}

const Context = createContext<Spoken | undefined>(undefined);

/** Loads the words of this reader ahead. */
export const loadWords = (): Promise<unknown> => wordsIn.load(preferred());

/** Speaks the reader's language to everything below. Suspends until its words are there. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(preferred);
  const words = wordsIn(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      locale: readerLocale(language),
      words,
      speak: (next) => {
        keepLanguage(next);
        setLanguage(next);
      },
    }),
    [language, words],
  );
  return <Context value={spoken}>{children}</Context>;
};

export const useLanguage = (): Spoken => {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('useLanguage needs a LanguageProvider');
  return spoken;
};

export const useWords = (): Words => useLanguage().words;

export const languageName = (language: Language): string => names[language];
