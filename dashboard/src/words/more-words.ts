import { use, useMemo } from 'react';
import type { Words } from './english.ts';
import { type Language, useLanguage } from './language.tsx';

/** Words of an area that few screens need, in each language. The first screen of the area loads them. */
type Loads<More> = Readonly<Record<Language, () => Promise<More>>>;

/** Makes the hook of an area: its words with those of all screens. It suspends until they are there. */
export const moreWords = <More>(loads: Loads<More>): (() => Words & More) => {
  const loaded = new Map<Language, Promise<More>>();
  const load = (language: Language): Promise<More> => {
    const known = loaded.get(language) ?? loads[language]();
    loaded.set(language, known);
    // Without a network it may fail. The next attempt asks again.
    known.catch(() => loaded.delete(language));
    return known;
  };
  return () => {
    const { language, words } = useLanguage();
    const more = use(load(language));
    return useMemo(() => ({ ...words, ...more }), [words, more]);
  };
};
