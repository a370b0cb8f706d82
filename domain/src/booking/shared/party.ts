import type { Actor } from '../../kernel/actor.ts';

export const parties = ['endUser', 'provider', 'system'] as const;
export type Party = (typeof parties)[number];

/** As whom somebody deals with what belongs to `userId`. Whether they may is another question. */
export const partyOf = (actor: Actor, userId: string): Party => {
  if (actor.kind === 'system') return 'system';
  return actor.uid === userId ? 'endUser' : 'provider';
};
