import { createHash } from 'node:crypto';

/** Ids have at most 128 characters. A longer one is cut, and a hash of the whole keeps it unique. */
export const boundedId = (text: string): string =>
  text.length <= 128 ? text : `${text.slice(0, 95)}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
