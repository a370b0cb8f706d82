/** Crockford's base 32: no I, L, O, U, so people can read a code aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A 53-bit hash (cyrb53, public domain). It spreads keys over shards and generates codes. Not for secrets. */
export const hash53 = (text: string): number => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
};

const inBase32 = (value: number, length: number): string => {
  let rest = value;
  let code = '';
  for (let i = 0; i < length; i++) {
    code += alphabet[rest % 32];
    rest = Math.floor(rest / 32);
  }
  return code;
};

/** The code that both the full document and its reference carry: eight characters, deterministic for a text. */
export const shortCode = (text: string): string => inBase32(hash53(text), 8);

/**
 * A code of 22 characters, deterministic for a text: 106 bits from two hashes, so a collision among millions is
 * unlikely. It does not hide the text: anyone can test a guess.
 */
export const longCode = (text: string): string => inBase32(hash53(`1/${text}`), 11) + inBase32(hash53(`2/${text}`), 11);
