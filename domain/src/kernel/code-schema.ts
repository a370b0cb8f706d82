import * as z from 'zod';
import { readCode } from './read-code.ts';

/** A code in Crockford's base 32, as people type it. */
export const codeSchema = (length: number) =>
  z
    .string()
    .max(40)
    .transform(readCode)
    .pipe(
      z.string().regex(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${length}}$`), `must be a code of ${length} letters and digits`),
    );
