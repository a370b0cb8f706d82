import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Ownership } from '../profile/ownership.ts';
import { changeMember, memberKey, memberReads } from './change-member.ts';
import { findMember } from './find.ts';
import { isAccepted } from './is-accepted.ts';
import type { Member } from './member.ts';
import type { AnswerMembership } from './payloads.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

/** Finds the sender's own membership. Nobody answers for another person. */
const findOwn = (
  { command, actor }: CommandRequest<AnswerMembership>,
  docs: Docs<Reads>,
): { member: Member } | Refused => {
  if (actor.kind !== 'user' || actor.uid !== command.payload.userId) {
    return reject('permission-denied', 'only the person answers', { reason: 'wrong-sender', field: 'userId' });
  }
  return findMember(command, docs);
};

/** The person agrees to be a member. An owner counts as one from now on. */
export const acceptMembership: CommandDefinition<AnswerMembership, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const found = findOwn(request, docs);
    if ('rejection' in found) return found;
    if (isAccepted(found.member)) {
      return reject('failed-precondition', 'the member has accepted already', { reason: 'accepted' });
    }
    const { userId } = request.command.payload;
    return changeMember(request, docs, { type: 'member.updated', payload: { userId, change: 'accepted' } });
  },
};

/** The person ends the membership, before or after accepting it. */
export const declineMembership: CommandDefinition<AnswerMembership, Reads> = {
  aggregate: memberKey,
  reads: memberReads,
  decide: (request, docs) => {
    const found = findOwn(request, docs);
    if ('rejection' in found) return found;
    const { userId } = request.command.payload;
    return changeMember(request, docs, { type: 'member.deleted', payload: { userId, declined: true } });
  },
};
