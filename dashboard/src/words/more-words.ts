import { useMemo } from 'react';
import type { Words } from './english.ts';
import { useLanguage } from './language.tsx';
import { once } from './once.ts';
import type { Language } from './preferred.ts';

/** Words of an area that few screens need, in each language. The first screen of the area loads them. */
type Loads<More> = Readonly<Record<Language, () => Promise<More>>>;

/** Makes the hook of an area: its words with those of all screens. It suspends until they are there. */
export const moreWords = <More>(loads: Loads<More>): (() => Words & More) => {
  const wordsIn = once(loads);
  return () => {
    const { language, words } = useLanguage();
    const more = wordsIn(language);
    return useMemo(() => ({ ...words, ...more }), [words, more]);
  };
};
