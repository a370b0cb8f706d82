import * as z from 'zod';

/** Crockford reads O as zero, and I and L as one. */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A code in Crockford's base 32, as people type it: in any case, with blanks and hyphens. */
export const codeSchema = (length: number) =>
  z
    .string()
    .max(40)
    .transform((code) =>
      code
        .toUpperCase()
        .replace(/[\s-]/g, '')
        .replace(/[OIL]/g, (letter) => alike[letter] ?? letter),
    )
    .pipe(
      z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${length}}$`), `must be a code of ${length} letters and digits`),
    );
