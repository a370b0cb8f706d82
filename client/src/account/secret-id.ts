import { randomBytes } from '../connection/random-bytes.ts';

/** 128 random bits in 22 URL-safe characters. */
export const secretId = (): string =>
  btoa(String.fromCharCode(...randomBytes(16)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
