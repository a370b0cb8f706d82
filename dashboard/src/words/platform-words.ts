import { moreWords } from './more-words.ts';

/** The words of the platform's page, which few people ever open. */
export const usePlatformWords = moreWords({
  en: async () => (await import('./english/platform.ts')).platformWords,
  ar: async () => (await import('./arabic/platform.ts')).platformWords,
});
