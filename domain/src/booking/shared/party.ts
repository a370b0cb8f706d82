import type { Actor } from '../../kernel/actor.ts';

export const parties = ['endUser', 'provider', 'system'] as const;
export type Party = (typeof parties)[number];

/** The role in which an actor acts on a document of `userId`, or of a guest. It does not check permissions. */
export const partyOf = (actor: Actor, userId: string | undefined): Party => {
  if (actor.kind === 'system') return 'system';
  return actor.uid === userId ? 'endUser' : 'provider';
};
