import { createHash } from 'node:crypto';

/** Causes from which the system derives ids. An address is one of a counter that must not hold it in clear. */
type Cause =
  | 'account'
  | 'address'
  | 'change'
  | 'closure'
  | 'expire'
  | 'hold'
  | 'leave'
  | 'payment'
  | 'repair'
  | 'settle';

/**
 * Derives the same id for every delivery of one cause. Anybody may know the text, but no device may send the id: the
 * tilde is outside its alphabet (`derivedIdSchema`).
 */
export const derivedId = (cause: Cause, text: string): string =>
  `${cause}~${createHash('sha256').update(text).digest('base64url')}`;
