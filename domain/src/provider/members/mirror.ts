import type { Write } from '../../kernel/write.ts';
import { isAccepted } from './is-accepted.ts';
import type { Member } from './member.ts';
import type { Membership } from './membership.ts';
import { membershipPath } from './path.ts';

/** Writes a membership to its person's own documents, in the commit that changes it. */
export const mirrorWrite = (
  { providerId, userId, providerName }: { providerId: string; userId: string; providerName: string },
  member: Member,
): Write => {
  const path = membershipPath(userId, providerId);
  if (!member.active) return { op: 'drop', path };
  const { role, createdAt, updatedAt } = member;
  const told = isAccepted(member) ? { role, providerName } : {};
  const data: Membership = { providerId, userId, ...told, createdAt, updatedAt };
  return { op: 'set', path, data };
};
