import type { Command } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Member } from './member.ts';
import { memberRef } from './path.ts';

type MemberLookup = { member: Member } | Refused;

/** Finds the active member that a command names, at the version it expects. */
export const findMember = (
  command: Command<string, { userId: string }>,
  docs: Docs<{ member: Member }>,
): MemberLookup => {
  const member = docs.get(memberRef(command.providerId, command.payload.userId));
  if (!member?.active)
    return reject('not-found', `no such member of ${command.providerId}`, { reason: 'no-member', field: 'userId' });
  return requireVersion(command, member.version) ?? { member };
};
