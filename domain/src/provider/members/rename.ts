import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Ownership } from '../profile/ownership.ts';
import { changeMember, memberKey, memberReads } from './change-member.ts';
import { findMember } from './find.ts';
import type { Member } from './member.ts';
import type { RenameMember } from './payloads.ts';
import { requireRole } from './require-role.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** Gives a member another name among colleagues. Owners name anybody, and everybody names themself. */
export const renameMember: CommandDefinition<RenameMember, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const { command, actor } = request;
    const { userId, displayName } = command.payload;
    const isOwn = actor.kind === 'user' && actor.uid === userId;
    const denied = isOwn ? undefined : requireRole(docs, command.providerId, actor, ['owner']);
    if (denied) return denied;
    const found = findMember(command, docs);
    if ('rejection' in found) return found;
    return changeMember(request, docs, { type: 'member.updated', payload: { userId, change: 'renamed', displayName } });
  },
};
