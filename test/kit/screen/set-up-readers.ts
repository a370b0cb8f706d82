// The readers come first: numbers follow their languages.
import { setUpWords as arabic } from '../../../dashboard/src/words/arabic/set-up-words.ts';
import { setUpWords as english } from '../../../dashboard/src/words/english/set-up-words.ts';
import { arabicDesk, englishPhone } from './readers.ts';

/** Owners with the words of the set-up, too. */
export const setUpReaders = [
  { ...englishPhone, words: { ...englishPhone.words, ...english } },
  { ...arabicDesk, words: { ...arabicDesk.words, ...arabic } },
] as const;
