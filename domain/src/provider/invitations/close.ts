import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Member } from '../members/member.ts';
import { membershipRefs, requireRole } from '../members/require-role.ts';
import { endInvitation, findAnswerable, findOpen, invitationKey } from './end-invitation.ts';
import type { Invitation } from './invitation.ts';
import { invitationRef } from './paths.ts';
import type { InvitationPayload } from './payloads.ts';

type Reads = {
  member: Member;
  invitation: Invitation;
};

const closed = ({ id, version, writes }: ReturnType<typeof endInvitation>): Decision => ({
  version,
  eventIds: [id],
  writes,
});

/** The invited person says no. */
export const declineInvitation: CommandDefinition<InvitationPayload, Reads> = {
  usesAddress: true,
  aggregate: invitationKey,
  reads: ({ command: { providerId, payload } }) => [invitationRef(providerId, payload.invitationId)],
  decide: (request, docs) => {
    const found = findAnswerable(request, docs);
    if ('rejection' in found) return found;
    const { invitation } = found;
    return closed(endInvitation(request, { invitation, event: { type: 'invitation.declined', payload: {} }, n: 0 }));
  },
};

/** An owner takes an invitation back. The link is worth nothing from now on. */
export const revokeInvitation: CommandDefinition<InvitationPayload, Reads> = {
  aggregate: invitationKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    invitationRef(providerId, payload.invitationId),
    ...membershipRefs(providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, ['owner']);
    if (denied) return denied;
    const found = findOpen(request, docs);
    if ('rejection' in found) return found;
    const { invitation } = found;
    return closed(endInvitation(request, { invitation, event: { type: 'invitation.revoked', payload: {} }, n: 0 }));
  },
};
