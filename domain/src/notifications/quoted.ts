import { plainText } from '../kernel/plain-text.ts';
import type { Language } from './reader.ts';

const marks: Readonly<Record<Language, readonly [string, string]>> = { en: ['“', '”'], ar: ['«', '»'] };

/** Words of a provider in quotation marks, so that its reader knows whose they are. The words hold no such marks. */
export const quoted = (words: string, language: Language): string => {
  const [open, close] = marks[language];
  const plain = plainText(words)
    .replace(/[“”„«»]/g, '')
    .trim();
  return plain && `${open}${plain}${close}`;
};
