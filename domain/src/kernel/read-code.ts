/** Crockford reads O as zero, and I and L as one. */
const alike: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A code in Crockford's base 32 from what people type: in any case, with blanks and hyphens. */
export const readCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (letter) => alike[letter] ?? letter);
