import type { Actor } from '../../kernel/actor.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Member, MemberRole } from './member.ts';
import { memberRef } from './path.ts';

/** The membership that `requireRole` needs. */
export const membershipRefs = (providerId: string, actor: Actor): Ref<'member'>[] =>
  actor.kind === 'user' ? [memberRef(providerId, actor.uid)] : [];

/**
 * Refuses an actor who is not an active member in one of the roles. The membership is no precondition of the commit: a
 * member removed at the same instant may still finish a command.
 */
export const requireRole = (
  docs: Docs<{ member: Member }>,
  providerId: string,
  actor: Actor,
  roles: readonly MemberRole[],
): Refused | undefined => {
  if (actor.kind === 'system') return undefined;
  const member = docs.get(memberRef(providerId, actor.uid));
  if (member?.active && roles.includes(member.role)) return undefined;
  return reject('permission-denied', `needs an active membership of ${providerId} as ${roles.join(' or ')}`, {
    reason: 'needs-role',
  });
};

/** The roles that work with reservations: all except the kitchen. */
export const frontOfHouse = ['owner', 'manager', 'staff'] as const satisfies readonly MemberRole[];
