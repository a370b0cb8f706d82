import type { MemberRole } from '@counterfoil/client';
import { mayHear, type NewsKind, newsKinds, type StaffWishes } from '@counterfoil/client/account';

export const newsChannels = ['inbox', 'push', 'email'] as const;
export type NewsChannel = (typeof newsChannels)[number];

/** The kinds of news that a role hears at all. */
export const newsFor = (role: MemberRole): readonly NewsKind[] => newsKinds.filter((kind) => mayHear(role, kind));

type Kinds = NonNullable<StaffWishes['kinds']>;

/** As the server decides it: without a choice, only owner and manager get e-mails. Without the inbox there is nothing. */
export const isWanted = (
  kinds: Kinds,
  role: MemberRole,
  { kind, channel }: { readonly kind: NewsKind; readonly channel: NewsChannel },
): boolean => {
  const choice = kinds[kind] ?? {};
  if (choice.inbox === false) return false;
  const usual = channel !== 'email' || role === 'owner' || role === 'manager';
  return choice[channel] ?? usual;
};
