import { foldText } from './fold-text.ts';

/** Bounds of the prefixes of one name: 192 at most. Later words, and letters behind the 24th, are not searched. */
const maxWords = 8;
const maxLength = 24;

const cut = (folded: string, length: number): string => [...folded].slice(0, length).join('').trim();

/**
 * The prefixes that find a name: from the begin of each word on, over the words that follow. So `nova s` finds
 * `Salon Nova Spa`, by one condition and without reading another name.
 */
export const prefixesOf = (name: string): string[] => {
  const words = foldText(name).split(' ').filter(Boolean);
  const tails = words.slice(0, maxWords).map((_, n) => words.slice(n).join(' '));
  return [...new Set(tails.flatMap((tail) => Array.from({ length: maxLength }, (_, n) => cut(tail, n + 1))))];
};

/** The prefix in a person's typing. Empty if it has neither letter nor digit. */
export const prefixIn = (typed: string): string => cut(foldText(typed), maxLength);
