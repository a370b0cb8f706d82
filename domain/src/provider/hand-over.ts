import type { CommandRequest } from '../kernel/command.ts';
import type { CommandDefinition } from '../kernel/command-definition.ts';
import { eventDocument, eventWrite, recordEvent } from '../kernel/event.ts';
import type { Docs } from '../kernel/ref.ts';
import { type Refused, reject } from '../kernel/rejection.ts';
import { requireVersion } from '../kernel/require-version.ts';
import type { Write } from '../kernel/write.ts';
import { memberReads, nameOf, ownersOf } from './members/change-member.ts';
import type { MemberEvent } from './members/event.ts';
import { evolveMember } from './members/evolve.ts';
import { isAccepted } from './members/is-accepted.ts';
import type { Member, MemberRole } from './members/member.ts';
import { mirrorWrite } from './members/mirror.ts';
import { memberRef } from './members/path.ts';
import type { HandOver } from './members/payloads.ts';
import { requireRole } from './members/require-role.ts';
import type { OwnersChanged } from './profile/event.ts';
import { evolveOwnership } from './profile/evolve.ts';
import type { Ownership } from './profile/ownership.ts';
import { ownershipRef, providerEvents } from './profile/paths.ts';

type Reads = {
  ownership: Ownership;
  member: Member;
};

interface RoleChange {
  readonly userId: string;
  readonly member: Member;
  readonly role: MemberRole;
}

/** The events with their documents of one change of role, as the `n`th event of the command. */
const changeRole = (
  request: CommandRequest<HandOver>,
  { userId, member, role }: RoleChange,
  { n, providerName }: { n: number; providerName: string },
): { id: string; writes: Write[] } => {
  const { providerId } = request.command;
  const payload = { userId, role, previousRole: member.role };
  const changed = recordEvent<MemberEvent>(request, member.version, { type: 'member.roleChanged', payload }, n);
  const after = evolveMember(member, changed);
  const document = eventDocument(request, { entityType: 'member', entityId: userId }, changed);
  return {
    id: changed.id,
    writes: [
      { op: 'update', path: memberRef(providerId, userId).path, data: after },
      mirrorWrite({ providerId, userId, providerName }, after),
      eventWrite(providerEvents(providerId), document),
    ],
  };
};

/** Finds the next main owner, at the version that the sender expects of the provider. */
const findNext = (
  { actor, command }: CommandRequest<HandOver>,
  docs: Docs<Reads>,
): { ownership: Ownership; next: Member } | Refused => {
  const { providerId, payload } = command;
  const { userId, stepDown } = payload;
  const ownership = docs.get(ownershipRef(providerId));
  if (!ownership)
    return reject('not-found', `no such provider ${providerId}`, { reason: 'no-provider', field: 'providerId' });
  const stale = requireVersion(command, ownership.version);
  if (stale) return stale;
  const next = docs.get(memberRef(providerId, userId));
  if (!next?.active) return reject('not-found', 'no such member', { reason: 'no-member', field: 'userId' });
  if (!isAccepted(next))
    return reject('failed-precondition', 'the member has not accepted', { reason: 'not-accepted', field: 'userId' });
  if (stepDown && (actor.kind !== 'user' || actor.uid === userId))
    return reject('invalid-argument', 'stepDown: nobody else is left', { reason: 'invalid-field', field: 'stepDown' });
  if (ownership.ownerId === userId && !stepDown)
    return reject('failed-precondition', 'the member is the main owner', { reason: 'same-role', role: 'owner' });
  return { ownership, next };
};

/** Makes a member the main owner, in one commit with the sender's own step down, if wished for. */
export const handOver: CommandDefinition<HandOver, Reads> = {
  aggregate: () => 'provider',
  reads: memberReads,
  decide: (request, docs) => {
    const { command, actor } = request;
    const { providerId, payload } = command;
    const { userId, stepDown } = payload;
    const denied = requireRole(docs, providerId, actor, ['owner']);
    if (denied) return denied;
    const found = findNext(request, docs);
    if ('rejection' in found) return found;
    const { ownership, next } = found;
    const sender = stepDown && actor.kind === 'user' ? actor.uid : undefined;
    const leaving = sender === undefined ? undefined : docs.get(memberRef(providerId, sender));
    const changes: RoleChange[] = [
      ...(next.role === 'owner' ? [] : [{ userId, member: next, role: 'owner' } as const]),
      ...(sender && leaving ? [{ userId: sender, member: leaving, role: 'manager' } as const] : []),
    ];
    const ownerIds = [...new Set([...ownersOf(ownership), userId])].filter((uid) => uid !== sender);
    const owners = recordEvent<OwnersChanged>(request, ownership.version, {
      type: 'provider.ownersChanged',
      payload: { ownerIds, ownerId: userId },
    });
    const providerName = nameOf(ownership);
    const told = changes.map((change, n) => changeRole(request, change, { n: n + 1, providerName }));
    const document = eventDocument(request, { entityType: 'provider', entityId: providerId }, owners);
    return {
      version: owners.version,
      eventIds: [owners.id, ...told.map(({ id }) => id)],
      writes: [
        { op: 'update', path: ownershipRef(providerId).path, data: evolveOwnership(ownership, owners) },
        eventWrite(providerEvents(providerId), document),
        ...told.flatMap(({ writes }) => writes),
      ],
    };
  },
};
