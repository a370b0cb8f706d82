import { createHash } from 'node:crypto';

/** Ids have at most 128 characters: of a longer one, what fits and a hash of it all, so that no two become one. */
export const boundedId = (text: string): string =>
  text.length <= 128 ? text : `${text.slice(0, 95)}-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
