import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Ownership } from '../profile/ownership.ts';
import { changeMember, memberKey, memberReads } from './change-member.ts';
import type { Member } from './member.ts';
import { memberRef } from './path.ts';
import type { AddMember } from './payloads.ts';
import { requireRole } from './require-role.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** Adds a member, or restores a removed one. The person has access at once, and may accept or decline. */
export const addMember: CommandDefinition<AddMember, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, ['owner']);
    if (denied) return denied;
    const { userId, role, displayName } = command.payload;
    const before = docs.get(memberRef(command.providerId, userId));
    if (before?.active)
      return reject('already-exists', 'the user is already a member', { reason: 'member-exists', field: 'userId' });
    const stale = requireVersion(command, before?.version ?? 0);
    if (stale) return stale;
    const name = displayName === undefined ? {} : { displayName };
    return changeMember(request, docs, {
      type: 'member.created',
      payload: { userId, role, active: true, schema: 2, ...name },
    });
  },
};
