import * as z from 'zod';

/**
 * Control characters, line separators, and marks that change the direction of the text around them. Left-to-right and
 * right-to-left marks are no such marks.
 */
const unseen = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const address = /:\/\/|(?<![a-z0-9])www\./i;

/** True if a text can stand inside another one: it carries no web address, and does not reorder what follows. */
export const isPlain = (text: string): boolean => !unseen.test(text) && !address.test(text);

/** A name of a person or a thing, as it appears in messages to other people. The security rules check the same. */
export const nameSchema = z
  .string()
  .trim()
  .min(1)
  .refine((text) => [...text].length <= 200, 'must have at most 200 characters')
  .refine(isPlain, 'must have no control characters, no marks of direction and no web address');
