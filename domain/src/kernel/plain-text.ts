/**
 * A name as it may stand in a message. New names are plain already; names of earlier versions and of imports may carry
 * control characters, marks of direction or web addresses.
 */
export const plainText = (name: string): string =>
  name
    .replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[a-z][a-z0-9+.-]*:\/\//gi, '')
    .replace(/(?<![a-z0-9])www\./gi, '')
    .replaceAll('://', ' ');
