import { moreWords } from './more-words.ts';

/** The words of the set-up: closures, members, plans, the directory, news and files. */
export const useSetUpWords = moreWords({
  en: async () => (await import('./english/set-up-words.ts')).setUpWords,
  ar: async () => (await import('./arabic/set-up-words.ts')).setUpWords,
});

export type SetUpWords = ReturnType<typeof useSetUpWords>;
