import { randomBytes } from 'node:crypto';

/** A random 128-bit key, as 22 URL-safe characters. */
export const newKey = (): string => randomBytes(16).toString('base64url');
