import { randomBytes } from 'node:crypto';

/** 128 bits that nobody guesses, as 22 characters for a URL. */
export const newKey = (): string => randomBytes(16).toString('base64url');
