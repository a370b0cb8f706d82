import type { CommandRequest } from '../../kernel/command.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../profile/paths.ts';
import type { InvitationEvent } from './event.ts';
import { evolveInvitation } from './evolve.ts';
import type { Invitation } from './invitation.ts';
import { invitationRef } from './paths.ts';
import type { InvitationPayload } from './payloads.ts';

type Reads = { invitation: Invitation };

export const invitationKey = ({ command }: CommandRequest<InvitationPayload>): string =>
  `invitation/${command.payload.invitationId}`;

/** Finds an invitation that nobody has answered or revoked, at the version that the sender expects. */
export const findOpen = (
  { command }: CommandRequest<InvitationPayload>,
  docs: Docs<Reads>,
): { invitation: Invitation } | Refused => {
  const { providerId, payload } = command;
  const invitation = docs.get(invitationRef(providerId, payload.invitationId));
  if (!invitation) return reject('not-found', 'no such invitation', { reason: 'no-invitation', field: 'invitationId' });
  const { status, version } = invitation;
  if (status !== 'open')
    return reject('failed-precondition', `the invitation is ${status}`, { reason: 'invitation-closed', status });
  return requireVersion(command, version) ?? { invitation };
};

/** Finds an open invitation that the sender may answer: in time, and at the address that it went to. */
export const findAnswerable = (
  request: CommandRequest<InvitationPayload>,
  docs: Docs<Reads>,
): { invitation: Invitation; uid: string } | Refused => {
  const { actor, now } = request;
  if (actor.kind !== 'user')
    return reject('permission-denied', 'only a person answers an invitation', { reason: 'wrong-sender' });
  const found = findOpen(request, docs);
  if ('rejection' in found) return found;
  const { email, expiresAt } = found.invitation;
  if (expiresAt <= now)
    return reject('failed-precondition', 'the invitation has expired', {
      reason: 'invitation-expired',
      expiresAt: expiresAt.toISOString(),
    });
  if (email !== undefined && email !== actor.email)
    return reject('permission-denied', 'the invitation is for a verified address that is not the sender’s', {
      reason: 'wrong-address',
    });
  return { invitation: found.invitation, uid: actor.uid };
};

type Ending = Exclude<InvitationEvent, { type: 'invitation.created' }>;

/** The end of an invitation, as the `n`th event of its command. */
export const endInvitation = (
  request: CommandRequest<InvitationPayload>,
  { invitation, event, n }: { invitation: Invitation; event: Ending; n: number },
): { id: string; version: number; writes: Write[] } => {
  const { providerId, payload } = request.command;
  const ended = recordEvent<Ending>(request, invitation.version, event, n);
  const { path } = invitationRef(providerId, payload.invitationId);
  const entity = { entityType: 'invitation', entityId: invitation.code };
  return {
    id: ended.id,
    version: ended.version,
    writes: [
      { op: 'update', path, data: evolveInvitation(invitation, ended) },
      eventWrite(providerEvents(providerId), eventDocument(request, entity, ended)),
    ],
  };
};
