import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Ownership } from '../profile/ownership.ts';
import { changeMember, memberKey, memberReads } from './change-member.ts';
import { findMember } from './find.ts';
import type { Member } from './member.ts';
import type { RemoveMember } from './payloads.ts';
import { requireRole } from './require-role.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** Ends a membership. The member loses all access with their next request. */
export const removeMember: CommandDefinition<RemoveMember, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, ['owner']);
    if (denied) return denied;
    const found = findMember(command, docs);
    if ('rejection' in found) return found;
    return changeMember(request, docs, { type: 'member.deleted', payload: { userId: command.payload.userId } });
  },
};
