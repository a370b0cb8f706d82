import { actorId } from '../../kernel/actor.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { dueShard } from '../../kernel/due-shard.ts';
import { eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { shortCode } from '../../kernel/short-code.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import type { Member } from '../members/member.ts';
import { membershipRefs, requireRole } from '../members/require-role.ts';
import type { Ownership } from '../profile/ownership.ts';
import { ownershipRef, providerEvents } from '../profile/paths.ts';
import type { InvitationEvent } from './event.ts';
import type { Invitation } from './invitation.ts';
import { invitationRef } from './paths.ts';
import type { CreateInvitation } from './payloads.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
  invitation: Invitation;
};

const usualDays = 14;
const maxDays = 60;
/** An invitation holds an address, so it goes some time after it has lapsed. */
const keptDays = 30;

const inDays = (days: number, from: Date): Date => new Date(from.getTime() + days * dayMs);

const refusedTime = (expiresAt: Date, now: Date): Refused | undefined => {
  if (expiresAt <= now)
    return reject('failed-precondition', 'expiresAt has passed', { reason: 'past', field: 'expiresAt' });
  if (expiresAt > inDays(maxDays, now))
    return reject('invalid-argument', `expiresAt: at most ${maxDays} days ahead`, {
      reason: 'invalid-field',
      field: 'expiresAt',
    });
  return undefined;
};

const invitationOf = (
  { command, actor, now }: CommandRequest<CreateInvitation>,
  expiresAt: Date,
): Omit<Invitation, 'version'> => {
  const { invitationId, role, email, displayName, locale } = command.payload;
  const given = { email, displayName, locale };
  return {
    role,
    status: 'open',
    code: shortCode(invitationId),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    expiresAt,
    createdBy: actorId(actor),
    lastCommandId: command.id,
    createdAt: now,
    updatedAt: now,
    expireAt: inDays(keptDays, expiresAt),
    ...(email ? { nextAttemptAt: now, ...dueShard(invitationId) } : {}),
  };
};

/** Invites a person who may have no account yet, by a secret link, and by mail if there is an address. */
export const createInvitation: CommandDefinition<CreateInvitation, Reads> = {
  aggregate: ({ command }) => `invitation/${command.payload.invitationId}`,
  reads: ({ command, actor }) => [
    ownershipRef(command.providerId),
    invitationRef(command.providerId, command.payload.invitationId),
    ...membershipRefs(command.providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { providerId, payload } = command;
    const { invitationId, role } = payload;
    const denied = requireRole(docs, providerId, actor, ['owner']);
    if (denied) return denied;
    if (!docs.get(ownershipRef(providerId)))
      return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
    const ref = invitationRef(providerId, invitationId);
    if (docs.get(ref))
      return reject('already-exists', 'the invitation exists', { reason: 'invitation-exists', field: 'invitationId' });
    const expiresAt = payload.expiresAt ? new Date(payload.expiresAt) : inDays(usualDays, now);
    const refused = requireVersion(command, 0) ?? refusedTime(expiresAt, now);
    if (refused) return refused;
    const invitation = invitationOf(request, expiresAt);
    const created = recordEvent<InvitationEvent>(request, 0, {
      type: 'invitation.created',
      payload: { role, expiresAt, byMail: invitation.email !== undefined },
    });
    const entity = { entityType: 'invitation', entityId: invitation.code };
    return {
      version: created.version,
      eventIds: [created.id],
      writes: [
        { op: 'create', path: ref.path, data: { ...invitation, version: created.version } },
        eventWrite(providerEvents(providerId), eventDocument(request, entity, created)),
      ],
    };
  },
};
