import type { Actor } from '../../kernel/actor.ts';
import type { Party } from './reservation.ts';

/** As whom somebody deals with what belongs to `userId`. Whether they may is another question. */
export const partyOf = (actor: Actor, userId: string): Party => {
  if (actor.kind === 'system') return 'system';
  return actor.uid === userId ? 'endUser' : 'provider';
};
