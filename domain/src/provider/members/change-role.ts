import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Ownership } from '../profile/ownership.ts';
import { changeMember, memberKey, memberReads } from './change-member.ts';
import { findMember } from './find.ts';
import type { Member } from './member.ts';
import type { ChangeRole } from './payloads.ts';
import { requireRole } from './require-role.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** Changes a member's role. It applies from the member's next request. */
export const changeRole: CommandDefinition<ChangeRole, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, ['owner']);
    if (denied) return denied;
    const found = findMember(command, docs);
    if ('rejection' in found) return found;
    const { userId, role } = command.payload;
    const { role: previousRole } = found.member;
    if (role === previousRole)
      return reject('failed-precondition', `the member already is ${role}`, { reason: 'same-role', role });
    return changeMember(request, docs, { type: 'member.roleChanged', payload: { userId, role, previousRole } });
  },
};
