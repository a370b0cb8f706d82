import type { EndUser } from '../../end-user/end-user.ts';
import { endUserRef } from '../../end-user/path.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { changeMember, ownersOf } from '../members/change-member.ts';
import type { Member } from '../members/member.ts';
import { memberRef } from '../members/path.ts';
import type { Ownership } from '../profile/ownership.ts';
import { ownershipRef } from '../profile/paths.ts';
import { endInvitation, findAnswerable, invitationKey } from './end-invitation.ts';
import type { Invitation } from './invitation.ts';
import { invitationRef } from './paths.ts';
import type { InvitationPayload } from './payloads.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
  invitation: Invitation;
  endUser: EndUser;
};

/** True if the invitation still speaks for the provider: a server made it, or somebody who is an owner today. */
const isInForce = ({ createdBy }: Invitation, ownership: Ownership): boolean =>
  createdBy.startsWith('system:') || ownersOf(ownership).includes(createdBy);

/** True for a former member who kept an earlier link. Nothing changes a membership after its end. */
const hasLeftSince = (before: Member | undefined, { createdAt }: Invitation): boolean =>
  before !== undefined && before.updatedAt > createdAt;

/** Makes the sender an accepted member, in one commit with the end of the invitation. */
export const acceptInvitation: CommandDefinition<InvitationPayload, Reads> = {
  usesAddress: true,
  aggregate: invitationKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    ownershipRef(providerId),
    invitationRef(providerId, payload.invitationId),
    ...(actor.kind === 'user' ? [memberRef(providerId, actor.uid), endUserRef(actor.uid)] : []),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const found = findAnswerable(request, docs);
    if ('rejection' in found) return found;
    const { invitation, uid } = found;
    const ownership = docs.get(ownershipRef(command.providerId));
    if (!ownership) return reject('not-found', 'no such provider', { reason: 'no-provider', field: 'providerId' });
    if (!isInForce(invitation, ownership))
      return reject('failed-precondition', 'its sender is no owner any more', {
        reason: 'invitation-closed',
        status: 'revoked',
      });
    const before = docs.get(memberRef(command.providerId, uid));
    if (before?.active) return reject('already-exists', 'the sender is a member already', { reason: 'member-exists' });
    if (hasLeftSince(before, invitation))
      return reject('failed-precondition', "the sender's membership has ended since", {
        reason: 'invitation-closed',
        status: 'revoked',
      });
    const called = docs.get(endUserRef(uid))?.displayName ?? (actor.kind === 'user' ? actor.name : undefined);
    const displayName = invitation.displayName ?? called;
    const joined = changeMember(request, docs, {
      type: 'member.created',
      payload: {
        userId: uid,
        role: invitation.role,
        active: true,
        schema: 2,
        acceptedAt: now,
        ...(displayName === undefined ? {} : { displayName }),
      },
    });
    if ('rejection' in joined) return joined;
    const event = { type: 'invitation.accepted', payload: { userId: uid } } as const;
    const { id, version, writes } = endInvitation(request, { invitation, event, n: joined.eventIds.length });
    return { version, eventIds: [...joined.eventIds, id], writes: [...joined.writes, ...writes] };
  },
};
